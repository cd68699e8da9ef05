-- One row is one figure of $indicator at $geography, silent months included, in order of time; a month after
-- the longer periods that end with it.
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
LEFT JOIN observation USING (indicator, geography, period)
LEFT JOIN target ON target.id = progress.target
WHERE progress.indicator = $indicator AND progress.geography = $geography
ORDER BY progress.last_day, regexp_full_match(progress.period, '\d{4}-\d{2}'), progress.period;
