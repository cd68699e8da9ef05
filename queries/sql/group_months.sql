-- One row is one month of one indicator summed over those of the communes $codes that reported it: rates as the
-- sum over the sum. A score cannot be summed and has no value; a count that lacks members is a lower bound.
WITH member AS (SELECT unnest($codes::VARCHAR[]) AS geography),
summed AS (
    SELECT
        progress.indicator, progress.period, any_value(progress.last_day) AS last_day,
        any_value(indicator.aggregation) AS aggregation,
        sum(observation.numerator) FILTER (observation.denominator IS NOT NULL) AS numerator,
        sum(observation.denominator) FILTER (observation.numerator IS NOT NULL) AS denominator,
        sum(progress.value) AS total,
        (count(*) FILTER (
            CASE WHEN indicator.aggregation = 'ratio_of_sums'
                THEN observation.numerator IS NOT NULL AND observation.denominator IS NOT NULL
                ELSE progress.value IS NOT NULL
            END
        ))::INTEGER AS reported,
        (count(*) FILTER (progress.status = 'met'))::INTEGER AS met,
        (count(*) FILTER (progress.status IN ('met', 'on_track', 'behind', 'regressed', 'missed')))::INTEGER AS judged,
        bool_or(progress.origin = 'illustrative' AND progress.value IS NOT NULL) AS illustrative
    FROM progress
    JOIN member USING (geography)
    JOIN indicator ON indicator.id = progress.indicator AND indicator.level = 'commune'
    LEFT JOIN observation USING (indicator, geography, period)
    WHERE progress.last_day <= $day AND regexp_full_match(progress.period, '\d{4}-\d{2}')
    GROUP BY progress.indicator, progress.period
)
SELECT
    indicator, period, last_day,
    CASE
        WHEN aggregation = 'sum' AND reported > 0 THEN total
        WHEN aggregation = 'ratio_of_sums' AND denominator > 0
            THEN CAST(round(100 * numerator / denominator, 6) AS DECIMAL(20, 6))
    END AS value,
    CASE WHEN aggregation = 'ratio_of_sums' THEN numerator END AS numerator,
    CASE WHEN aggregation = 'ratio_of_sums' THEN denominator END AS denominator,
    CASE WHEN aggregation = 'sum' AND reported < (SELECT count(*) FROM member) THEN 'more_than' ELSE 'exact' END
        AS qualifier,
    reported, (SELECT count(*) FROM member)::INTEGER AS members, met, judged,
    CASE WHEN illustrative THEN 'illustrative' ELSE 'reported' END AS origin
FROM summed
ORDER BY indicator, last_day;
