-- One row is one figure of the province whose value or status two releases do not agree on: changed statuses
-- first, then the newest periods. Key: indicator, period.
WITH was AS (
    SELECT o.indicator, o.period, o.last_day, o.value, p.status, o.origin
    FROM before.observation AS o
    JOIN before.progress AS p USING (indicator, geography, period)
    WHERE o.geography = $province
),
becomes AS (
    SELECT o.indicator, o.period, o.last_day, o.value, p.status, o.origin
    FROM after.observation AS o
    JOIN after.progress AS p USING (indicator, geography, period)
    WHERE o.geography = $province
)
SELECT indicator, period, was.value AS was, becomes.value AS becomes, coalesce(was.status, '') AS status_was,
    coalesce(becomes.status, '') AS status_becomes, coalesce(was.origin, '') AS origin_was,
    coalesce(becomes.origin, '') AS origin_becomes
FROM was
FULL JOIN becomes USING (indicator, period)
LEFT JOIN after.indicator AS i ON i.id = indicator
WHERE (was.value, was.status) IS DISTINCT FROM (becomes.value, becomes.status)
ORDER BY was.status IS NOT DISTINCT FROM becomes.status, coalesce(becomes.last_day, was.last_day) DESC, i.position,
    indicator, period;
