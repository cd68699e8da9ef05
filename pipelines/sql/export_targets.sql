-- One row is one target in force, in the columns of `data/reference/datasets/targets.yaml`.
SELECT t.indicator, t.level, t.geography, t.comparator, t.value, t.period, t.baseline_value, t.baseline_period,
    (SELECT string_agg(m.period || ':' || rtrim(rtrim(CAST(m.value AS VARCHAR), '0'), '.'), ' ' ORDER BY m.last_day)
        FROM milestone AS m WHERE m.target = t.id) AS milestones,
    t.document, t.section, t.standing, t.note_vi, t.note_en
FROM target AS t
JOIN indicator AS i ON i.id = t.indicator
ORDER BY t.last_day, i.position, t.level NULLS LAST, t.geography;
