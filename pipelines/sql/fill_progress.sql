-- One row is where one figure, or one commune's silence, stands against its target. The rules, in words
-- and worked examples, are in docs/progress_and_status.md.
-- DECIMALs and whole numbers are compared, never the DOUBLEs that `/` gives: with those a commune at its
-- target once came out "not met".
INSERT INTO progress BY NAME
WITH asked AS (
    SELECT
        indicator, period, first_day, last_day,
        if(bool_and(origin = 'illustrative'), 'illustrative', 'reported') AS origin
    FROM observation
    WHERE indicator IN (SELECT id FROM indicator WHERE level = 'commune')
        AND geography IN (SELECT code FROM geography WHERE level = 'commune')
    GROUP BY ALL
),
told AS (
    SELECT
        indicator, geography, period, first_day, last_day,
        value, denominator, qualifier, origin, false AS silent
    FROM observation
    UNION ALL
    SELECT asked.indicator, code, asked.period, first_day, last_day, NULL, NULL, NULL, origin, true
    FROM asked
    JOIN geography ON geography.level = 'commune'
    ANTI JOIN observation
        ON observation.indicator = asked.indicator AND observation.geography = code
        AND observation.period = asked.period
),
figure AS (
    SELECT
        told.*, geography.level, indicator.better, CAST(indicator.maximum AS DECIMAL(20, 6)) AS maximum,
        coalesce(told.qualifier, 'exact') AS accuracy,
        year(last_day) * 12 + month(last_day) AS month_number,
        date_diff('month', first_day, last_day) + 1 AS months,
        if(accumulation = 'year_to_date' AND months < 12, year(last_day), 0) AS pace_year,
        coalesce(accumulation = 'year_to_date' AND kind IN ('count', 'amount'), false) AS restarts,
        coalesce(geography.level = 'commune' AND denominator < nullif(small_denominator, 0), false)
            AS too_few,
        accuracy = 'exact' AND NOT too_few AS paceable
    FROM told
    LEFT JOIN indicator ON indicator.id = told.indicator
    LEFT JOIN geography ON geography.code = told.geography
),
-- Two numberings of all targets, best first: for those still ahead of a figure, then for those past.
candidate AS (
    SELECT
        *,
        list_position(['official', 'press', 'derived', 'carried_over', 'provisional'], standing) AS firmness,
        row_number() OVER (ORDER BY last_day, geography IS NULL, firmness, id) AS place_ahead,
        row_number() OVER (ORDER BY last_day DESC, geography IS NULL, firmness, id)
            + count(*) OVER () AS place_past
    FROM target
),
reach AS (
    SELECT id, indicator, geography, last_day, place_ahead, place_past
    FROM candidate
    WHERE geography IS NOT NULL
    UNION ALL
    SELECT id, indicator, code, last_day, place_ahead, place_past
    FROM candidate
    JOIN geography ON geography.level = candidate.level
),
in_force AS (
    SELECT
        figure.indicator, figure.geography, figure.last_day,
        arg_min(reach.id, if(reach.last_day >= figure.last_day, place_ahead, place_past)) AS target
    FROM figure
    JOIN reach USING (indicator, geography)
    WHERE NOT restarts OR year(reach.last_day) = year(figure.last_day)
    GROUP BY ALL
),
aim AS (
    SELECT
        figure.*, in_force.target, aimed.comparator, aimed.value AS target_value,
        aimed.last_day AS target_last_day,
        year(target_last_day) * 12 + month(target_last_day) AS target_month,
        figure.restarts AND aimed.baseline_value IS NULL AND aimed.baseline_period IS NULL AS from_nothing,
        if(from_nothing, make_date(year(target_last_day) - 1, 12, 31), aimed.baseline_last_day) AS start_day,
        if(from_nothing, 0, coalesce(aimed.baseline_value, own.value)) AS start_value,
        start_value IS NOT NULL AND start_day < target_last_day AS has_start,
        if(has_start, year(start_day) * 12 + month(start_day), NULL) AS baseline_month
    FROM figure
    LEFT JOIN in_force USING (indicator, geography, last_day)
    LEFT JOIN candidate AS aimed ON aimed.id = in_force.target
    LEFT JOIN figure AS own
        ON own.indicator = figure.indicator AND own.geography = figure.geography
        AND own.period = aimed.baseline_period AND NOT own.too_few
),
step AS (
    SELECT target, value, year(last_day) * 12 + month(last_day) AS month_number
    FROM milestone
),
-- The stretch of a target's path that a month lies on: an end that is NULL is the baseline or the target.
stretch AS (
    SELECT
        spot.*,
        max(step.month_number) FILTER (step.month_number <= spot.month_number) AS from_month,
        arg_max(step.value, step.month_number) FILTER (step.month_number <= spot.month_number) AS from_value,
        min(step.month_number) FILTER (step.month_number > spot.month_number) AS to_month,
        arg_min(step.value, step.month_number) FILTER (step.month_number > spot.month_number) AS to_value
    FROM (SELECT DISTINCT target, baseline_month, target_month, month_number FROM aim) AS spot
    JOIN step
        ON step.target = spot.target
        AND step.month_number > spot.baseline_month AND step.month_number < spot.target_month
    GROUP BY ALL
),
measured AS (
    SELECT
        aim.*,
        if(has_start, start_value, NULL) AS baseline_value,
        if(has_start, start_day, NULL) AS baseline_last_day,
        coalesce(last_day > baseline_last_day, false) AS since_start,
        CASE comparator
            WHEN 'at_least' THEN baseline_value >= target_value
            WHEN 'at_most' THEN baseline_value <= target_value
            ELSE baseline_value = target_value
        END AS met_at_start,
        value - if(accuracy IN ('about', 'nearly'), 0.05, 0.00) * abs(value) AS low,
        CASE accuracy
            WHEN 'about' THEN least(value + 0.05 * abs(value), maximum)
            WHEN 'more_than' THEN coalesce(maximum, CAST(1e15 AS DECIMAL(24, 8)))
            ELSE value
        END AS high,
        low > target_value OR (low = target_value AND accuracy = 'more_than') AS wholly_above,
        high < target_value OR (high = target_value AND accuracy = 'nearly') AS wholly_below,
        coalesce(from_month, baseline_month) AS path_from, coalesce(to_month, target_month) AS path_to,
        coalesce(from_value, baseline_value) * CAST(path_to - aim.month_number AS DECIMAL(5, 0))
            + coalesce(to_value, target_value) * CAST(aim.month_number - path_from AS DECIMAL(5, 0))
            AS weighed,
        CAST(path_to - path_from AS HUGEINT) AS span,
        -- In whole millionths, so that the division is exact; half a millionth is rounded away from zero.
        (CAST(abs(weighed) * 2000000 AS HUGEINT) + span) // (2 * span) AS millionths,
        CASE
            WHEN NOT since_start OR met_at_start THEN NULL
            WHEN aim.month_number >= target_month THEN target_value
            ELSE sign(weighed) * CAST(millionths AS DECIMAL(26, 0)) * 0.000001
        END AS expected_value
    FROM aim
    LEFT JOIN stretch USING (target, baseline_month, target_month, month_number)
),
judged AS (
    SELECT
        *,
        CASE comparator
            WHEN 'at_least' THEN low >= target_value
            WHEN 'at_most' THEN high <= target_value
            ELSE low = target_value AND high = target_value
        END AS all_meet,
        CASE comparator
            WHEN 'at_least' THEN wholly_below
            WHEN 'at_most' THEN wholly_above
            ELSE wholly_below OR wholly_above
        END AS none_meets,
        CASE comparator
            WHEN 'at_least' THEN value >= expected_value
            WHEN 'at_most' THEN value <= expected_value
            ELSE abs(target_value - value) <= abs(target_value - expected_value)
        END AS near_enough,
        CASE
            WHEN silent THEN 'silent'
            WHEN value IS NULL THEN 'no_data'
            WHEN too_few THEN 'too_few'
            WHEN target IS NULL THEN 'no_target'
            WHEN all_meet THEN 'met'
            WHEN NOT none_meets THEN 'not_assessable'
            WHEN last_day >= target_last_day THEN 'missed'
            WHEN NOT since_start THEN 'not_assessable'
            WHEN met_at_start THEN 'regressed'
            WHEN sign(value - baseline_value) = -sign(target_value - baseline_value) THEN 'regressed'
            WHEN near_enough THEN 'on_track'
            ELSE 'behind'
        END AS status,
        status IN ('met', 'on_track', 'behind', 'regressed', 'missed') AS assessed,
        assessed AND since_start AND NOT met_at_start AS has_progress,
        value IS NOT NULL AND target IS NOT NULL AND NOT too_few AND none_meets AS unmet,
        if(target IS NULL, NULL, greatest(target_month - month_number, 0)) AS months_left
    FROM measured
),
paced AS (
    SELECT
        judged.*, previous.value AS previous_value,
        -- Asked here, not in the join: there it costs the hash join, and 200,000 rows took 87 s, not 0.7 s.
        if(judged.paceable, judged.value - quarter_ago.value, NULL) AS gain,
        target_value - judged.value AS gap,
        if(sign(gain) = sign(gap), 3 * CAST(abs(gap) * 1000000 AS HUGEINT), NULL) AS way,
        CAST(abs(gain) * 1000000 AS HUGEINT) AS speed,
        CAST((way + speed - 1) // speed AS DOUBLE) AS months_to_go,
        months_to_go > if(judged.restarts, 12 - month(judged.last_day), 120) AS too_late
    FROM judged
    LEFT JOIN figure AS quarter_ago
        ON quarter_ago.indicator = judged.indicator AND quarter_ago.geography = judged.geography
        AND quarter_ago.months = judged.months AND quarter_ago.month_number = judged.month_number - 3
        AND quarter_ago.pace_year = judged.pace_year
        AND quarter_ago.paceable AND quarter_ago.origin = judged.origin
    LEFT JOIN figure AS previous
        ON previous.indicator = judged.indicator AND previous.geography = judged.geography
        AND previous.months = judged.months AND previous.month_number = judged.month_number - judged.months
        AND previous.pace_year = judged.pace_year
        AND previous.paceable AND previous.origin = judged.origin
),
placed AS (
    SELECT
        indicator, geography, period,
        rank() OVER (PARTITION BY indicator, period ORDER BY if(better = 'higher', -value, value)) AS rank,
        count(*) OVER (PARTITION BY indicator, period) AS ranked
    FROM figure
    WHERE level = 'commune' AND value IS NOT NULL AND NOT too_few AND better <> 'neither'
)
SELECT
    indicator, geography, period, last_day, status,
    CASE
        WHEN status <> 'not_assessable' THEN NULL
        WHEN NOT none_meets THEN 'approximate'
        WHEN baseline_value IS NULL THEN 'no_baseline'
        ELSE 'before_baseline'
    END AS reason,
    value, qualifier, denominator, target, comparator, target_value, target_last_day,
    baseline_value, baseline_last_day, expected_value,
    if(has_progress, (value - baseline_value) / (target_value - baseline_value), NULL) AS progress_share,
    if(
        has_start,
        least(greatest((month_number - baseline_month) / (target_month - baseline_month), 0), 1),
        NULL
    ) AS elapsed_share,
    months_left,
    if(unmet AND months_left > 0, gap / months_left, NULL) AS required_pace,
    gain / 3 AS recent_pace,
    CASE
        WHEN status = 'met' THEN 'met'
        WHEN NOT unmet AND status <> 'not_assessable' THEN NULL
        WHEN gain IS NULL THEN 'unknown'
        WHEN way IS NULL OR (too_late AND restarts) THEN 'never'
        WHEN too_late THEN 'beyond'
        ELSE 'month'
    END AS arrival,
    CASE
        WHEN arrival = 'month'
        THEN CAST(date_trunc('month', last_day) + to_months(CAST(months_to_go AS INTEGER)) AS DATE)
    END AS arrival_month,
    previous_value,
    rank, ranked,
    origin
FROM paced
LEFT JOIN placed USING (indicator, geography, period)
ORDER BY indicator, geography, period;
