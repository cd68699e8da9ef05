-- One row is one task in force. The newest complete upload of tasks replaces all earlier ones, those of
-- `data/reference/tasks.csv` among them; amendments overlay it task by task, and what they leave out stays. A day of
-- completion goes with the status it was reported with. `upload` and `cell` are of the newest upload that names the
-- task, `status_upload` of the one its status is from.
INSERT INTO task BY NAME
WITH uploaded AS (
    SELECT task_row.* RENAME (task AS id), upload.kind, active.number
    FROM truth.task_row
    JOIN active_upload AS active ON active.upload = task_row.upload
    JOIN truth.upload ON upload.id = task_row.upload
),
replaced AS (SELECT max(number) AS number FROM uploaded WHERE kind = 'complete'),
laid AS (
    SELECT uploaded.* EXCLUDE (kind), NULL::BIGINT AS position
    FROM uploaded, replaced
    WHERE uploaded.number >= coalesce(replaced.number, 0)
    UNION ALL BY NAME
    SELECT reference.* REPLACE (CAST(deadline_date AS DATE) AS deadline_date), 0 AS number
    FROM reference_tasks AS reference, replaced
    WHERE replaced.number IS NULL
)
SELECT
    id,
    arg_max(document, number) FILTER (document IS NOT NULL) AS document,
    arg_max(section, number) FILTER (section IS NOT NULL) AS section,
    arg_max(task_vi, number) FILTER (task_vi IS NOT NULL) AS task_vi,
    arg_max(lead_agency, number) FILTER (lead_agency IS NOT NULL) AS lead_agency,
    arg_max(coordinating_agencies, number) FILTER (coordinating_agencies IS NOT NULL) AS coordinating_agencies,
    arg_max(deadline_text, number) FILTER (deadline_text IS NOT NULL) AS deadline_text,
    arg_max(deadline_date, number) FILTER (deadline_date IS NOT NULL) AS deadline_date,
    arg_max(output_vi, number) FILTER (output_vi IS NOT NULL) AS output_vi,
    arg_max(status, number) FILTER (status IS NOT NULL) AS status,
    arg_max_null(done_on, number) FILTER (status IS NOT NULL) AS done_on,
    arg_max(result_vi, number) FILTER (result_vi IS NOT NULL) AS result_vi,
    arg_max(note_vi, number) FILTER (note_vi IS NOT NULL) AS note_vi,
    arg_max(upload, number) FILTER (upload IS NOT NULL) AS upload,
    arg_max(cell, number) FILTER (upload IS NOT NULL) AS cell,
    arg_max(upload, number) FILTER (status IS NOT NULL) AS status_upload
FROM laid
GROUP BY id
-- An amendment of a task that a later complete list has dropped, or that was withdrawn with its list, is of no task.
HAVING count(task_vi) > 0
ORDER BY min(position), id;
