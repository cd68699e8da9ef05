-- One row is one commune that is behind on something by $day, the furthest behind first: by the number of
-- commune targets it is behind on, then by its widest gap as a share of the target.
WITH commune_figure AS (
    SELECT progress.*
    FROM progress
    JOIN geography ON geography.code = progress.geography AND geography.level = 'commune'
    WHERE progress.last_day <= $day
),
latest AS (
    SELECT indicator, period
    FROM commune_figure
    -- A month before the longer periods that end with it.
    QUALIFY row_number() OVER (
        PARTITION BY indicator ORDER BY last_day DESC, regexp_full_match(period, '\d{4}-\d{2}') DESC, period
    ) = 1
),
assessed AS (
    SELECT
        geography, indicator, period, value, target_value, origin,
        status IN ('behind', 'regressed', 'missed') AS is_behind,
        abs(target_value - value) / greatest(abs(target_value), 1) AS gap
    FROM commune_figure
    JOIN latest USING (indicator, period)
    WHERE status IN ('met', 'on_track', 'behind', 'regressed', 'missed')
)
SELECT
    assessed.geography, geography.name_vi, geography.name_en, geography.type,
    (count(*) FILTER (WHERE is_behind))::INTEGER AS behind,
    count(*)::INTEGER AS assessed,
    arg_max(indicator, gap) FILTER (WHERE is_behind) AS worst,
    arg_max(period, gap) FILTER (WHERE is_behind) AS worst_period,
    arg_max(value, gap) FILTER (WHERE is_behind) AS worst_value,
    arg_max(target_value, gap) FILTER (WHERE is_behind) AS worst_target,
    bool_or(assessed.origin = 'illustrative') AS illustrative
FROM assessed
JOIN geography ON geography.code = assessed.geography
GROUP BY assessed.geography, geography.name_vi, geography.name_en, geography.type
HAVING behind > 0
ORDER BY behind DESC, max(gap) FILTER (WHERE is_behind) DESC, assessed.geography
LIMIT $count;
