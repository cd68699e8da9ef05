-- One row is one reported file in force at $moment that was published with warnings accepted, the last one first:
-- the reasons by rule, and the issues the check found, both as JSON.
WITH placed AS (
    SELECT upload, max(number) FILTER (kind = 'published') AS number,
        arg_max(effective_at, number) FILTER (kind = 'published') AS at,
        arg_max(person, number) FILTER (kind = 'published') AS person,
        arg_max(coalesce(accepted, '{}'), number) FILTER (kind = 'published') AS accepted
    FROM truth.event
    WHERE kind IN ('published', 'withdrawn', 'restored') AND effective_at <= $moment
    GROUP BY upload
    HAVING arg_max(kind, number) <> 'withdrawn'
)
SELECT placed.accepted, upload.issues, placed.upload, upload.file_name, coalesce(upload.dataset, ''),
    coalesce(upload.period, ''), placed.person, placed.at
FROM placed
JOIN truth.upload ON upload.id = placed.upload
WHERE upload.origin = 'reported' AND placed.accepted <> '{}'
ORDER BY placed.number DESC;
