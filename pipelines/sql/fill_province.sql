-- One row is one figure of the province for one month, summed over the communes that reported: rates
-- as the sum over the sum, never as an average. A sum that lacks communes is a lower bound and says so.
CREATE TEMP TABLE province_month AS
WITH commune AS (SELECT code FROM geography WHERE level = 'commune'),
summed AS (
    SELECT o.indicator, o.period, any_value(o.first_day) AS first_day, any_value(o.last_day) AS last_day,
        any_value(i.aggregation) AS aggregation,
        sum(o.numerator) FILTER (o.numerator IS NOT NULL AND o.denominator IS NOT NULL) AS numerator,
        sum(o.denominator) FILTER (o.numerator IS NOT NULL AND o.denominator IS NOT NULL) AS denominator,
        sum(o.value) AS total,
        count(*) FILTER (
            i.aggregation = 'sum' AND o.value IS NOT NULL
            OR i.aggregation = 'ratio_of_sums' AND o.numerator IS NOT NULL AND o.denominator IS NOT NULL
        ) AS reported,
        bool_or(o.origin = 'illustrative') AS illustrative
    FROM observation AS o
    JOIN commune ON commune.code = o.geography
    JOIN indicator AS i ON i.id = o.indicator
    WHERE i.level = 'commune' AND i.aggregation <> 'none'
    GROUP BY o.indicator, o.period
)
SELECT indicator, $province AS geography, period, first_day, last_day,
    CASE WHEN aggregation = 'sum' THEN total
        WHEN denominator > 0 THEN CAST(round(100 * numerator / denominator, 6) AS DECIMAL(20, 6))
    END AS value,
    CASE WHEN aggregation = 'ratio_of_sums' THEN numerator END AS numerator,
    CASE WHEN aggregation = 'ratio_of_sums' THEN denominator END AS denominator,
    CASE WHEN aggregation = 'sum' AND reported < (SELECT count(*) FROM commune) THEN 'more_than' ELSE 'exact' END
        AS qualifier,
    CASE WHEN illustrative THEN 'illustrative' ELSE 'reported' END AS origin,
    reported, (SELECT count(*) FROM commune) AS expected
FROM summed
WHERE reported > 0;
