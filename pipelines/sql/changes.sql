-- One row: what a file would do to the reported figures of its sheets (indicator, period, level): how many
-- it adds, changes, leaves as they are and, where it is complete, takes from sight. Illustrative figures
-- do not count; they vanish by themselves.
WITH proposed AS (
    SELECT c.indicator, c.geography, c.period, g.level, CAST(c.value AS DECIMAL(20, 6)) AS value,
        CAST(c.numerator AS DECIMAL(20, 6)) AS numerator, CAST(c.denominator AS DECIMAL(20, 6)) AS denominator,
        c.qualifier
    FROM proposed_cells AS c
    LEFT JOIN geography AS g ON g.code = c.geography
),
standing AS (
    SELECT o.indicator, o.geography, o.period, o.value, o.numerator, o.denominator, o.qualifier
    FROM observation AS o
    JOIN geography AS g ON g.code = o.geography
    SEMI JOIN proposed AS p ON p.indicator = o.indicator AND p.period = o.period AND p.level = g.level
    WHERE o.source = 'upload' AND o.origin = 'reported'
),
compared AS (
    SELECT s.indicator IS NULL AS added, p.indicator IS NULL AS removed,
        (p.value, p.numerator, p.denominator, p.qualifier)
            IS DISTINCT FROM (s.value, s.numerator, s.denominator, s.qualifier) AS differs
    FROM proposed AS p
    FULL JOIN standing AS s
        ON s.indicator = p.indicator AND s.geography = p.geography AND s.period = p.period
)
SELECT
    count(*) FILTER (added) AS added,
    count(*) FILTER (NOT added AND NOT removed AND differs) AS changed,
    count(*) FILTER (NOT added AND NOT removed AND NOT differs) AS unchanged,
    count(*) FILTER (removed) AS removed
FROM compared;
