-- One row: the reference data in force at $moment; before the first were kept, the first.
SELECT sha256
FROM truth.event
WHERE kind = 'reference'
ORDER BY effective_at > $moment, CASE WHEN effective_at > $moment THEN number ELSE -number END
LIMIT 1;
