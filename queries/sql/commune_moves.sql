-- One row is one commune's largest move for the better, or for the worse, of a rate over the three months to its
-- latest period by $day; the largest first, at most $count each way. Points of rates only: they can be compared.
WITH commune_figure AS (
    SELECT
        progress.*, indicator.better,
        CAST(round(progress.recent_pace * 3, 6) AS DECIMAL(20, 6)) AS gain
    FROM progress
    JOIN indicator ON indicator.id = progress.indicator AND indicator.kind = 'rate' AND indicator.better <> 'neither'
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
move AS (
    SELECT
        commune_figure.*, (gain > 0) = (better = 'higher') AS improved, abs(gain) AS size
    FROM commune_figure
    JOIN latest USING (indicator, period)
    WHERE gain <> 0
),
largest AS (
    FROM move
    QUALIFY row_number() OVER (PARTITION BY geography, improved ORDER BY size DESC, indicator) = 1
)
SELECT
    largest.geography, geography.name_vi, geography.name_en, geography.type, largest.indicator, largest.period,
    largest.value, largest.gain, largest.status, largest.improved AS better,
    coalesce(largest.origin = 'illustrative', false) AS illustrative
FROM largest
JOIN geography ON geography.code = largest.geography
QUALIFY row_number() OVER (PARTITION BY largest.improved ORDER BY largest.size DESC, largest.geography) <= $count
ORDER BY largest.improved DESC, largest.size DESC, largest.geography;
