-- One row is one upload in force (`later`) that lies on top of another (`upload`): published after it, with figures
-- of the same indicator, period and level, as of $moment. Of $upload alone, or of all uploads where that is NULL; oldest first.
WITH placed AS (
    SELECT upload, max(number) FILTER (kind = 'published') AS number, arg_max(kind, number) <> 'withdrawn' AS in_force
    FROM truth.event
    WHERE kind IN ('published', 'withdrawn', 'restored') AND effective_at <= $moment
    GROUP BY upload
),
sheet AS (
    SELECT DISTINCT cell.indicator, cell.period, cell.geography = $province AS of_province, placed.*
    FROM truth.cell
    JOIN placed USING (upload)
)
SELECT DISTINCT own.upload, later.upload AS later, later.number
FROM sheet AS own
JOIN sheet AS later USING (indicator, period, of_province)
WHERE later.in_force AND later.number > own.number AND ($upload IS NULL OR own.upload = $upload)
ORDER BY later.number, own.upload;
