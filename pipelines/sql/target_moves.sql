-- One row is one target two releases do not agree on: `kind` is added, changed or removed; `was` and `becomes` what
-- is said of it. Key: indicator, place (level or geography), period.
WITH was AS (
    SELECT t.indicator, coalesce(t.level, t.geography) AS place, t.period, struct_pack(
        comparator, value, baseline_value, baseline_period, document, section, standing, note_vi, note_en,
        milestones := (SELECT string_agg(m.period || ':' || rtrim(rtrim(CAST(m.value AS VARCHAR), '0'), '.'), ' ' ORDER BY m.last_day)
            FROM before.milestone AS m WHERE m.target = t.id)
    ) AS told
    FROM before.target AS t
),
becomes AS (
    SELECT t.indicator, coalesce(t.level, t.geography) AS place, t.period, struct_pack(
        comparator, value, baseline_value, baseline_period, document, section, standing, note_vi, note_en,
        milestones := (SELECT string_agg(m.period || ':' || rtrim(rtrim(CAST(m.value AS VARCHAR), '0'), '.'), ' ' ORDER BY m.last_day)
            FROM after.milestone AS m WHERE m.target = t.id)
    ) AS told
    FROM after.target AS t
)
SELECT
    CASE WHEN was.told IS NULL THEN 'added' WHEN becomes.told IS NULL THEN 'removed' ELSE 'changed' END AS kind,
    indicator, place, period, was.told AS was, becomes.told AS becomes
FROM was
FULL JOIN becomes USING (indicator, place, period)
LEFT JOIN after.indicator AS i ON i.id = indicator
WHERE was.told IS DISTINCT FROM becomes.told
ORDER BY kind = 'added', kind = 'removed', i.position, place, period;
