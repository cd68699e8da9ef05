-- One row is whether one commune is in one dataset's month, for every month somebody reported.
INSERT INTO reporting
WITH reported AS (
    SELECT DISTINCT i.dataset, o.geography, o.period, o.last_day
    FROM observation AS o
    JOIN indicator AS i ON i.id = o.indicator
    JOIN geography AS g ON g.code = o.geography AND g.level = 'commune'
    WHERE i.level = 'commune'
),
expected AS (
    SELECT r.dataset, r.period, r.last_day, g.code AS geography
    FROM (SELECT DISTINCT dataset, period, last_day FROM reported) AS r
    CROSS JOIN (SELECT code FROM geography WHERE level = 'commune') AS g
)
SELECT e.dataset, e.geography, e.period, e.last_day,
    CASE WHEN r.geography IS NULL THEN 'silent' ELSE 'reported' END
FROM expected AS e
LEFT JOIN reported AS r USING (dataset, geography, period)
ORDER BY e.dataset, e.period, e.geography;
