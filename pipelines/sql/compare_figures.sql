-- One row is one reported figure two releases do not agree on: `kind` is added, changed or removed.
-- Key: indicator, geography, period. Illustrative figures do not count; they vanish by themselves.
CREATE TEMP TABLE move AS
WITH was AS (
    FROM before.observation WHERE source = 'upload' AND origin = 'reported'
),
becomes AS (
    FROM after.observation WHERE source = 'upload' AND origin = 'reported'
)
SELECT
    CASE WHEN was.source IS NULL THEN 'added' WHEN becomes.source IS NULL THEN 'removed' ELSE 'changed' END AS kind,
    indicator, geography, period, was.value AS was, becomes.value AS becomes,
    was.numerator AS was_numerator, was.denominator AS was_denominator,
    becomes.numerator AS becomes_numerator, becomes.denominator AS becomes_denominator
FROM was
FULL JOIN becomes USING (indicator, geography, period)
WHERE (was.source, was.value, was.numerator, was.denominator, was.qualifier)
    IS DISTINCT FROM (becomes.source, becomes.value, becomes.numerator, becomes.denominator, becomes.qualifier);
