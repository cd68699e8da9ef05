-- One row is one commune that is behind on something by $day, the furthest behind first: by the number of
-- commune targets it is behind on, then by its widest gap as a share of the target.
WITH latest AS (
    SELECT
        progress.geography, progress.indicator, progress.status, progress.value, progress.target_value,
        progress.origin,
        progress.status IN ('behind', 'regressed', 'missed') AS is_behind,
        abs(progress.target_value - progress.value) / greatest(abs(progress.target_value), 1) AS gap
    FROM progress
    JOIN geography ON geography.code = progress.geography AND geography.level = 'commune'
    WHERE progress.last_day <= $day
        AND progress.last_day = (
            SELECT max(newest.last_day)
            FROM progress AS newest
            WHERE newest.indicator = progress.indicator AND newest.last_day <= $day
                AND newest.geography NOT IN ($province, $nation)
        )
        AND progress.status IN ('met', 'on_track', 'behind', 'regressed', 'missed')
)
SELECT
    latest.geography, geography.name_vi, geography.name_en, geography.type,
    (count(*) FILTER (WHERE is_behind))::INTEGER AS behind,
    count(*)::INTEGER AS assessed,
    arg_max(indicator, gap) FILTER (WHERE is_behind) AS worst,
    arg_max(value, gap) FILTER (WHERE is_behind) AS worst_value,
    arg_max(target_value, gap) FILTER (WHERE is_behind) AS worst_target,
    bool_or(latest.origin = 'illustrative') AS illustrative
FROM latest
JOIN geography ON geography.code = latest.geography
GROUP BY latest.geography, geography.name_vi, geography.name_en, geography.type
HAVING behind > 0
ORDER BY behind DESC, max(gap) FILTER (WHERE is_behind) DESC, latest.geography
LIMIT $count;
