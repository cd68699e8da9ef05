-- One row is one task as it stands on $day, what needs doing first. A task is due soon for the $soon days before its
-- deadline, the day itself included. Past the deadline it is overdue where somebody said that it is not done, and only
-- unreported where nobody has said anything.
WITH told AS (
    SELECT t.*, u.published_by AS reported_by, u.published_at AS reported_at,
        CAST(date_diff('day', CAST($day AS DATE), t.deadline_date) AS INTEGER) AS days
    FROM task AS t
    LEFT JOIN upload AS u ON u.id = t.status_upload
),
stated AS (
    SELECT *,
        CASE
            WHEN status = 'done' AND done_on > deadline_date THEN 'done_late'
            WHEN status = 'done' THEN 'done'
            WHEN status = 'dropped' THEN 'dropped'
            WHEN deadline_date IS NULL THEN 'standing'
            WHEN days < 0 AND status IS NULL THEN 'unreported'
            WHEN days < 0 THEN 'overdue'
            WHEN days <= $soon THEN 'due_soon'
            ELSE 'open'
        END AS state
    FROM told
)
SELECT id, document, section, task_vi, lead_agency, coordinating_agencies, deadline_text, deadline_date, output_vi,
    status, done_on, result_vi, note_vi, upload, cell, status_upload, reported_by, reported_at, state, days
FROM stated
ORDER BY list_position(
        ['overdue', 'unreported', 'due_soon', 'open', 'standing', 'done_late', 'done', 'dropped'], state
    ), deadline_date NULLS LAST, id;
