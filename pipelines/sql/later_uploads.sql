-- One row is one upload in force (`later`) that lies on top of another (`upload`): published after it, with figures
-- of the same indicator, period and level, or with the same targets or tasks, as of $moment. A complete file of targets
-- speaks of the whole of its years, one of tasks of all tasks, one of meetings of the whole of its meetings. Of $upload alone, or of all uploads where that is
-- NULL; oldest first.
WITH placed AS (
    SELECT upload, max(number) FILTER (kind = 'published') AS number, arg_max(kind, number) <> 'withdrawn' AS in_force
    FROM truth.event
    WHERE kind IN ('published', 'withdrawn', 'restored') AND effective_at <= $moment
    GROUP BY upload
),
-- `whole` and `part` name what an upload speaks of; two meet in the same whole where the part is the same or one has all.
spoken AS (
    SELECT DISTINCT upload, 'figures ' || indicator || ' ' || period AS whole,
        CASE WHEN geography = $province THEN 'province' ELSE 'others' END AS part
    FROM truth.cell
    UNION ALL
    SELECT DISTINCT target_row.upload, 'targets ' || left(target_row.period, 4),
        CASE WHEN upload.kind = 'amendment'
            THEN indicator || ' ' || coalesce(level, geography) || ' ' || target_row.period END
    FROM truth.target_row
    JOIN truth.upload ON upload.id = target_row.upload
    UNION ALL
    SELECT DISTINCT task_row.upload, 'tasks', CASE WHEN upload.kind = 'amendment' THEN task END
    FROM truth.task_row
    JOIN truth.upload ON upload.id = task_row.upload
    UNION ALL
    SELECT DISTINCT meeting_row.upload, 'meeting ' || CAST(meeting AS VARCHAR),
        CASE WHEN upload.kind = 'amendment' THEN coalesce(indicator, '') || ' ' || coalesce(geography, '') END
    FROM truth.meeting_row
    JOIN truth.upload ON upload.id = meeting_row.upload
),
sheet AS (SELECT spoken.*, placed.number, placed.in_force FROM spoken JOIN placed USING (upload))
SELECT DISTINCT own.upload, later.upload AS later, later.number
FROM sheet AS own
JOIN sheet AS later USING (whole)
WHERE later.in_force AND later.number > own.number AND ($upload IS NULL OR own.upload = $upload)
    AND (own.part IS NULL OR later.part IS NULL OR own.part = later.part)
ORDER BY later.number, own.upload;
