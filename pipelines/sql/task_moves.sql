-- One row is one task two releases do not agree on: `kind` is added, changed or removed; `was` and `becomes` what
-- is said of it. Key: id.
WITH was AS (
    SELECT id, struct_pack(
        document, section, task_vi, lead_agency, coordinating_agencies, deadline_text, deadline_date, output_vi,
        status, done_on, result_vi, note_vi
    ) AS told
    FROM before.task
),
becomes AS (
    SELECT id, struct_pack(
        document, section, task_vi, lead_agency, coordinating_agencies, deadline_text, deadline_date, output_vi,
        status, done_on, result_vi, note_vi
    ) AS told
    FROM after.task
)
SELECT
    CASE WHEN was.told IS NULL THEN 'added' WHEN becomes.told IS NULL THEN 'removed' ELSE 'changed' END AS kind,
    id, was.told AS was, becomes.told AS becomes
FROM was
FULL JOIN becomes USING (id)
WHERE was.told IS DISTINCT FROM becomes.told
ORDER BY kind = 'added', kind = 'removed', id;
