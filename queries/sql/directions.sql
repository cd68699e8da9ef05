-- One row is one indicator's latest figure by $day at $geography (NULL: at the unit that stands for it), with the
-- change over three months and how many of the last six steps from period to period went the same way.
WITH figure AS (
    SELECT
        progress.*, indicator.better, CAST(0.5 / 10 ** indicator.decimals AS DECIMAL(20, 6)) AS least,
        CAST(indicator.minimum AS DECIMAL(20, 6)) AS minimum, CAST(indicator.maximum AS DECIMAL(20, 6)) AS maximum,
        date_diff('month', observation.first_day, observation.last_day) + 1 AS months,
        regexp_full_match(progress.period, '\d{4}-\d{2}') AS is_month,
        observation.numerator, observation.source, observation.document, observation.section,
        observation.value_text, observation.upload, observation.cell, observation.reported, observation.expected
    FROM progress
    JOIN indicator ON indicator.id = progress.indicator
        AND progress.geography = coalesce(
            $geography,
            CASE indicator.level WHEN 'nation' THEN $nation WHEN 'level' THEN $commune_level ELSE $province END
        )
    JOIN observation USING (indicator, geography, period)
    WHERE progress.last_day <= $day AND progress.value IS NOT NULL
),
latest AS (
    FROM figure
    -- A month before the longer periods that end with it.
    QUALIFY row_number() OVER (PARTITION BY indicator ORDER BY last_day DESC, is_month DESC, period) = 1
),
step AS (
    SELECT
        latest.indicator, latest.recent_pace * 3 AS gain, latest.least,
        earlier.value - earlier.previous_value AS size
    FROM latest
    JOIN figure AS earlier
        ON earlier.indicator = latest.indicator AND earlier.months = latest.months
        AND earlier.origin = latest.origin
        AND date_diff('month', earlier.last_day, latest.last_day) BETWEEN 0 AND 6 * latest.months - 1
    WHERE earlier.previous_value IS NOT NULL
),
counted AS (
    SELECT
        indicator,
        count(*)::INTEGER AS steps,
        count(*) FILTER (if(abs(gain) < least, abs(size) < least, sign(size) = sign(gain)))::INTEGER AS agreeing
    FROM step
    GROUP BY indicator
)
SELECT
    latest.indicator, latest.geography, latest.period, latest.last_day, latest.status,
    latest.reason, latest.value, latest.qualifier, latest.numerator, latest.denominator,
    latest.target, latest.comparator, latest.target_value, latest.target_last_day,
    target.standing AS target_standing, latest.baseline_value, latest.baseline_last_day,
    latest.required_pace, latest.recent_pace, latest.months_left, latest.arrival_month,
    latest.arrival, latest.previous_value, latest.rank, latest.ranked, latest.origin,
    latest.source, latest.document, latest.section, latest.value_text,
    latest.upload, latest.cell, latest.reported, latest.expected,
    latest.better, latest.least, latest.minimum, latest.maximum,
    CAST(round(latest.recent_pace * 3, 6) AS DECIMAL(20, 6)) AS gain,
    coalesce(counted.steps, 0) AS steps, coalesce(counted.agreeing, 0) AS agreeing
FROM latest
LEFT JOIN counted USING (indicator)
LEFT JOIN target ON target.id = latest.target
ORDER BY latest.indicator;
