-- The targets in force, and their milestones. The newest complete upload of targets replaces every earlier target
-- whose period lies in a year it names, those of `data/reference/targets.csv` among them; amendments overlay it
-- target by target (indicator, level or geography, period).

-- One row is one target in force, from the reference tables or an upload. Key: indicator, level, geography, period.
CREATE TEMP TABLE target_in_force AS
WITH uploaded AS (
    SELECT target_row.*, left(target_row.period, 4) AS year, upload.kind, active.number
    FROM truth.target_row
    JOIN active_upload AS active ON active.upload = target_row.upload
    JOIN truth.upload ON upload.id = target_row.upload
    -- An indicator or a unit that is no longer there takes its targets with it.
    SEMI JOIN indicator ON indicator.id = target_row.indicator
    WHERE target_row.geography IS NULL OR target_row.geography IN (SELECT code FROM geography)
),
replaced AS (SELECT year, max(number) AS number FROM uploaded WHERE kind = 'complete' GROUP BY year),
laid AS (
    SELECT uploaded.*
    FROM uploaded
    LEFT JOIN replaced USING (year)
    WHERE uploaded.number >= coalesce(replaced.number, 0)
    QUALIFY row_number() OVER (
        PARTITION BY uploaded.indicator, uploaded.level, uploaded.geography, uploaded.period
        ORDER BY uploaded.number DESC
    ) = 1
)
SELECT reference.* EXCLUDE (position), NULL::VARCHAR AS upload, NULL::VARCHAR AS cell, position
FROM reference_targets AS reference
ANTI JOIN replaced ON replaced.year = left(reference.period, 4)
ANTI JOIN laid ON laid.indicator = reference.indicator AND laid.level IS NOT DISTINCT FROM reference.level
    AND laid.geography IS NOT DISTINCT FROM reference.geography AND laid.period = reference.period
UNION ALL BY NAME
SELECT
    indicator || '_' || coalesce(level, geography) || '_' || period AS id,
    laid.* EXCLUDE (year, kind, number), NULL::BIGINT AS position
FROM laid;

INSERT INTO target BY NAME
SELECT t.* EXCLUDE (position, milestones), first_day(t.period) AS first_day, last_day_of(t.period) AS last_day,
    last_day_of(t.baseline_period) AS baseline_last_day
FROM target_in_force AS t
JOIN indicator AS i ON i.id = t.indicator
ORDER BY i.position, last_day, t.position, t.id;

INSERT INTO milestone
SELECT id, split_part(step, ':', 1), last_day_of(split_part(step, ':', 1)), CAST(split_part(step, ':', 2) AS DECIMAL(20, 6))
FROM (SELECT id, unnest(string_split(milestones, ' ')) AS step FROM target_in_force WHERE milestones IS NOT NULL)
ORDER BY id, step;
