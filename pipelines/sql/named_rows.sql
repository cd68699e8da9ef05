-- One row is one target (indicator, place, period), task (its id alone) or point of a meeting (its day, indicator, place) that $uploads name and that stands in the
-- release afterwards, changed or not.
SELECT DISTINCT t.indicator AS key, coalesce(t.level, t.geography) AS place, t.period
FROM truth.target_row AS t
SEMI JOIN after.target AS a ON a.indicator = t.indicator AND a.period = t.period
    AND coalesce(a.level, a.geography) = coalesce(t.level, t.geography)
WHERE list_contains($uploads, t.upload)
UNION
SELECT t.task, NULL, NULL
FROM truth.task_row AS t
SEMI JOIN after.task AS a ON a.id = t.task
WHERE list_contains($uploads, t.upload)
UNION
SELECT CAST(m.meeting AS VARCHAR), coalesce(m.indicator, ''), coalesce(m.geography, '')
FROM truth.meeting_row AS m
SEMI JOIN after.meeting_point AS a ON a.meeting = m.meeting AND a.indicator IS NOT DISTINCT FROM m.indicator
    AND a.geography IS NOT DISTINCT FROM m.geography
WHERE list_contains($uploads, m.upload)
ORDER BY key, place, period;
