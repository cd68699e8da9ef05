-- One row is one indicator with a commune target: how many communes met it in its latest period by $day.
WITH commune_figure AS (
    SELECT progress.*
    FROM progress
    JOIN geography ON geography.code = progress.geography AND geography.level = 'commune'
    WHERE progress.last_day <= $day
),
latest AS (
    SELECT commune_figure.indicator, commune_figure.period
    FROM commune_figure
    JOIN target ON target.id = commune_figure.target AND target.level = 'commune'
    -- A month before the longer periods that end with it.
    QUALIFY row_number() OVER (
        PARTITION BY commune_figure.indicator
        ORDER BY commune_figure.last_day DESC, regexp_full_match(commune_figure.period, '\d{4}-\d{2}') DESC, commune_figure.period
    ) = 1
)
SELECT
    indicator,
    period,
    count(*) FILTER (WHERE status = 'met')::INTEGER AS met,
    count(*) FILTER (WHERE status IN ('behind', 'regressed', 'missed'))::INTEGER AS behind,
    (SELECT count(*) FROM geography WHERE level = 'commune')::INTEGER AS expected,
    coalesce(bool_or(origin = 'illustrative'), false) AS illustrative
FROM commune_figure
JOIN latest USING (indicator, period)
GROUP BY indicator, period
ORDER BY indicator;
