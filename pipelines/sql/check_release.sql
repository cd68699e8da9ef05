-- One row is one promise of a release that is broken, with the first place it is; there must be none.
SELECT 'a figure stands twice' AS promise, any_value(indicator || ' ' || geography || ' ' || period) AS example
FROM (FROM observation SELECT indicator, geography, period GROUP BY ALL HAVING count(*) > 1) HAVING count(*) > 0
UNION ALL
SELECT 'a standing stands twice', any_value(indicator || ' ' || geography || ' ' || period)
FROM (FROM progress SELECT indicator, geography, period GROUP BY ALL HAVING count(*) > 1) HAVING count(*) > 0
UNION ALL
SELECT 'a figure has no standing', any_value(o.indicator || ' ' || o.geography || ' ' || o.period)
FROM observation AS o ANTI JOIN progress AS p USING (indicator, geography, period) HAVING count(*) > 0
UNION ALL
SELECT 'a standing is neither a figure nor silence', any_value(p.indicator || ' ' || p.geography || ' ' || p.period)
FROM (FROM progress WHERE status <> 'silent') AS p ANTI JOIN observation AS o USING (indicator, geography, period)
HAVING count(*) > 0
UNION ALL
SELECT 'a standing shows another value than its figure', any_value(o.indicator || ' ' || o.geography || ' ' || o.period)
FROM observation AS o JOIN progress AS p USING (indicator, geography, period)
WHERE o.value IS DISTINCT FROM p.value HAVING count(*) > 0
UNION ALL
SELECT 'a figure has no period', any_value(indicator || ' ' || geography || ' ' || period)
FROM observation WHERE first_day IS NULL OR last_day IS NULL HAVING count(*) > 0
UNION ALL
SELECT 'an upload''s figure has no receipt', any_value(o.indicator || ' ' || o.geography || ' ' || o.period)
FROM observation AS o ANTI JOIN upload AS u ON u.id = o.upload WHERE o.source = 'upload' HAVING count(*) > 0
UNION ALL
SELECT 'a target stands twice', any_value(indicator || ' ' || place || ' ' || period)
FROM (FROM target SELECT indicator, coalesce(level, geography) AS place, period GROUP BY ALL HAVING count(*) > 1)
HAVING count(*) > 0
UNION ALL
SELECT 'two targets have one id', any_value(id) FROM (FROM target SELECT id GROUP BY id HAVING count(*) > 1)
HAVING count(*) > 0
UNION ALL
SELECT 'an uploaded target has no receipt', any_value(t.id)
FROM target AS t ANTI JOIN upload AS u ON u.id = t.upload WHERE t.upload IS NOT NULL HAVING count(*) > 0
UNION ALL
SELECT 'a task stands twice', any_value(id) FROM (FROM task SELECT id GROUP BY id HAVING count(*) > 1)
HAVING count(*) > 0
UNION ALL
SELECT 'an uploaded task has no receipt', any_value(t.id)
FROM task AS t ANTI JOIN upload AS u ON u.id = t.upload WHERE t.upload IS NOT NULL HAVING count(*) > 0
UNION ALL
SELECT 'a point of a meeting stands twice', any_value(CAST(meeting AS VARCHAR) || ' ' || indicator)
FROM (FROM meeting_point SELECT meeting, indicator, geography GROUP BY ALL HAVING count(*) > 1) HAVING count(*) > 0
UNION ALL
SELECT 'an uploaded point of a meeting has no receipt', any_value(CAST(t.meeting AS VARCHAR))
FROM meeting_point AS t ANTI JOIN upload AS u ON u.id = t.upload HAVING count(*) > 0
ORDER BY promise;
