-- One row is one figure in force from the uploads. Key: indicator, geography, period.
-- The newest complete upload of a sheet (indicator, period, level) hides the earlier ones, amendments
-- overlay it cell by cell. Illustrative files of a dataset vanish once a real one feeds the dataset.
CREATE TEMP TABLE effective_cell AS
WITH in_force AS (
    SELECT cell.*, upload.kind, upload.origin, active.number, indicator.dataset, geography.level
    FROM truth.cell
    JOIN active_upload AS active ON active.upload = cell.upload
    JOIN truth.upload ON upload.id = cell.upload
    JOIN indicator ON indicator.id = cell.indicator
    JOIN geography ON geography.code = cell.geography
),
really_fed AS (SELECT DISTINCT dataset FROM in_force WHERE origin = 'reported'),
in_play AS (
    SELECT * FROM in_force
    WHERE origin = 'reported' OR dataset NOT IN (SELECT dataset FROM really_fed)
),
sheet AS (
    SELECT indicator, period, level, max(number) AS number
    FROM in_play WHERE kind = 'complete'
    GROUP BY indicator, period, level
)
SELECT in_play.*
FROM in_play
LEFT JOIN sheet USING (indicator, period, level)
WHERE in_play.number >= coalesce(sheet.number, 0)
QUALIFY row_number() OVER (
    PARTITION BY in_play.indicator, in_play.geography, in_play.period ORDER BY in_play.number DESC
) = 1;
