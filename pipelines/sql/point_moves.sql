-- One row is one point of a meeting two releases do not agree on: `kind` is added, changed or removed; `was` and
-- `becomes` what is said of it. Key: meeting, indicator, place (a geography, or nothing).
WITH was AS (
    SELECT CAST(meeting AS VARCHAR) AS meeting, coalesce(indicator, '') AS indicator, coalesce(geography, '') AS place,
        struct_pack(title, position, note_vi, promise_value, promise_period, promised_by) AS told
    FROM before.meeting_point
),
becomes AS (
    SELECT CAST(meeting AS VARCHAR) AS meeting, coalesce(indicator, '') AS indicator, coalesce(geography, '') AS place,
        struct_pack(title, position, note_vi, promise_value, promise_period, promised_by) AS told
    FROM after.meeting_point
)
SELECT
    CASE WHEN was.told IS NULL THEN 'added' WHEN becomes.told IS NULL THEN 'removed' ELSE 'changed' END AS kind,
    meeting, indicator, place, was.told AS was, becomes.told AS becomes
FROM was
FULL JOIN becomes USING (meeting, indicator, place)
WHERE was.told IS DISTINCT FROM becomes.told
ORDER BY kind = 'added', kind = 'removed', meeting, indicator, place;
