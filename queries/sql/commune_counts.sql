-- One row is one indicator with a commune target: how many communes met it in its latest period by $day.
WITH latest AS (
    SELECT progress.indicator, max(progress.last_day) AS last_day
    FROM progress
    JOIN geography ON geography.code = progress.geography AND geography.level = 'commune'
    JOIN target ON target.id = progress.target AND target.level = 'commune'
    WHERE progress.last_day <= $day
    GROUP BY progress.indicator
)
SELECT
    progress.indicator,
    max(progress.period) AS period,
    count(*) FILTER (WHERE progress.status = 'met')::INTEGER AS met,
    count(*) FILTER (WHERE progress.status IN ('behind', 'regressed', 'missed'))::INTEGER AS behind,
    (SELECT count(*) FROM geography WHERE level = 'commune')::INTEGER AS expected,
    coalesce(bool_or(progress.origin = 'illustrative'), false) AS illustrative
FROM progress
JOIN latest USING (indicator, last_day)
JOIN geography ON geography.code = progress.geography AND geography.level = 'commune'
GROUP BY progress.indicator
ORDER BY progress.indicator;
