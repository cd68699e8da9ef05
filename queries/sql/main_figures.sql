-- One row is one indicator's latest figure by $day at the geography that stands for it: the province,
-- the commune level where it is published by level, the nation.
SELECT
    progress.indicator, progress.geography, progress.period, progress.last_day, progress.status,
    progress.reason, progress.value, progress.qualifier, observation.numerator, progress.denominator,
    progress.target, progress.comparator, progress.target_value, progress.target_last_day,
    target.standing AS target_standing, progress.baseline_value, progress.baseline_last_day,
    progress.required_pace, progress.recent_pace, progress.months_left, progress.arrival_month,
    progress.arrival, progress.previous_value, progress.rank, progress.ranked, progress.origin,
    observation.source, observation.document, observation.section, observation.value_text,
    observation.upload, observation.cell, observation.reported, observation.expected
FROM progress
JOIN indicator ON indicator.id = progress.indicator
    AND progress.geography
    = CASE indicator.level WHEN 'nation' THEN $nation WHEN 'level' THEN $commune_level ELSE $province END
LEFT JOIN observation USING (indicator, geography, period)
LEFT JOIN target ON target.id = progress.target
WHERE progress.last_day <= $day AND progress.value IS NOT NULL
-- Where a month and the run of months that ends with it are both known, the series goes on with the month.
QUALIFY row_number() OVER (
    PARTITION BY progress.indicator
    ORDER BY progress.last_day DESC, regexp_full_match(progress.period, '\d{4}-\d{2}') DESC, progress.period
) = 1
ORDER BY progress.indicator;
