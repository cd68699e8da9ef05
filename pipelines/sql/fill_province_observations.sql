-- One row is one computed figure of the province: each month, and January to that month for rates
-- within the period. A figure that was reported or stands in a document is not computed over.
INSERT INTO observation BY NAME
WITH to_date AS (
    SELECT m.indicator, m.geography, year_to_date_slug(m.last_day) AS period,
        date_trunc('year', m.first_day)::DATE AS first_day, m.last_day,
        sum(m.numerator) OVER year_so_far AS numerator, sum(m.denominator) OVER year_so_far AS denominator,
        CASE WHEN bool_or(m.origin = 'illustrative') OVER year_so_far THEN 'illustrative' ELSE 'reported' END AS origin,
        min(m.reported) OVER year_so_far AS reported, m.expected,
        count(*) OVER year_so_far AS months
    FROM province_month AS m
    JOIN indicator AS i ON i.id = m.indicator
    WHERE i.aggregation = 'ratio_of_sums' AND i.accumulation = 'within_period' AND i.frequency = 'monthly'
        AND m.denominator > 0
    WINDOW year_so_far AS (PARTITION BY m.indicator, year(m.last_day) ORDER BY m.last_day)
),
computed AS (
    SELECT indicator, geography, period, first_day, last_day, value, numerator, denominator, qualifier, origin,
        reported, expected
    FROM province_month
    UNION ALL
    SELECT indicator, geography, period, first_day, last_day,
        CAST(round(100 * numerator / denominator, 6) AS DECIMAL(20, 6)), numerator, denominator, 'exact', origin,
        reported, expected
    FROM to_date
    WHERE months = month(last_day) AND months > 1
)
SELECT computed.*, 'computed' AS source
FROM computed
WHERE NOT EXISTS (
    FROM observation AS o
    WHERE o.indicator = computed.indicator AND o.geography = computed.geography AND o.period = computed.period
);
