-- One row is the figure of one commune, or of the province, in the latest period by $day of an indicator
-- measured by commune; communes that did not report it are among them.
WITH unit AS (
    SELECT code, level, position FROM geography WHERE level = 'commune' OR code = $province
),
latest AS (
    SELECT progress.indicator, progress.period
    FROM progress
    JOIN indicator ON indicator.id = progress.indicator AND indicator.level = 'commune'
    JOIN unit ON unit.code = progress.geography AND unit.level = 'commune'
    WHERE progress.last_day <= $day
    -- A month before the longer periods that end with it.
    QUALIFY row_number() OVER (
        PARTITION BY progress.indicator
        ORDER BY progress.last_day DESC, regexp_full_match(progress.period, '\d{4}-\d{2}') DESC, progress.period
    ) = 1
)
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
JOIN latest USING (indicator, period)
JOIN unit ON unit.code = progress.geography
LEFT JOIN observation USING (indicator, geography, period)
LEFT JOIN target ON target.id = progress.target
ORDER BY progress.indicator, unit.position, progress.geography;
