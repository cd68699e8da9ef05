-- One row: what a file would do to the reported figures of its sheets (indicator, period, level): how many
-- it adds, changes, leaves as they are and, where it is complete, takes from sight. Illustrative figures
-- do not count; they vanish by themselves.
WITH proposed AS (
    SELECT c.indicator, c.geography, c.period, g.level, CAST(c.value AS DECIMAL(20, 6)) AS value,
        CAST(c.numerator AS DECIMAL(20, 6)) AS numerator, CAST(c.denominator AS DECIMAL(20, 6)) AS denominator
    FROM proposed_cells AS c
    JOIN geography AS g ON g.code = c.geography
),
standing AS (
    SELECT o.indicator, o.geography, o.period, o.value, o.numerator, o.denominator
    FROM observation AS o
    JOIN geography AS g ON g.code = o.geography
    SEMI JOIN proposed AS p ON p.indicator = o.indicator AND p.period = o.period AND p.level = g.level
    WHERE o.source = 'upload' AND o.origin = 'reported'
)
SELECT
    count(*) FILTER (s.indicator IS NULL) AS added,
    count(*) FILTER (
        s.indicator IS NOT NULL AND p.indicator IS NOT NULL
        AND (p.value, p.numerator, p.denominator) IS DISTINCT FROM (s.value, s.numerator, s.denominator)
    ) AS changed,
    count(*) FILTER (
        s.indicator IS NOT NULL AND p.indicator IS NOT NULL
        AND (p.value, p.numerator, p.denominator) IS NOT DISTINCT FROM (s.value, s.numerator, s.denominator)
    ) AS unchanged,
    count(*) FILTER (p.indicator IS NULL) AS removed
FROM proposed AS p
FULL JOIN standing AS s
    ON s.indicator = p.indicator AND s.geography = p.geography AND s.period = p.period;
