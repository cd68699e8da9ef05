-- One row is one commune whose counts make up the province's figure of $indicator in $period, with its own target
-- and the province's. Where the indicator is a sum, the value stands for the numerator.
WITH own AS (
    SELECT comparator, target_value
    FROM progress
    WHERE indicator = $indicator AND period = $period AND geography = $province
)
SELECT
    progress.geography, geography.name_vi, geography.name_en, geography.type, progress.status, progress.value,
    indicator.aggregation, indicator.better,
    if(indicator.aggregation = 'sum', progress.value, observation.numerator) AS numerator,
    if(indicator.aggregation = 'sum', NULL, observation.denominator) AS denominator,
    progress.comparator, progress.target_value, progress.origin,
    own.comparator AS province_comparator, own.target_value AS province_target
FROM progress
JOIN indicator ON indicator.id = progress.indicator AND indicator.aggregation <> 'none'
JOIN geography ON geography.code = progress.geography AND geography.level = 'commune'
JOIN observation USING (indicator, geography, period)
LEFT JOIN own ON true
WHERE progress.indicator = $indicator AND progress.period = $period AND progress.value IS NOT NULL
    AND (indicator.aggregation = 'sum' OR observation.numerator IS NOT NULL AND observation.denominator > 0)
ORDER BY geography.position;
