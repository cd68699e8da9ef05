-- One row is one upload in force at $moment: published, and not withdrawn since unless restored. `number` is the
-- event that published it last: a file published again lies on top, a restored one where it lay before.
SELECT upload, max(number) FILTER (kind = 'published') AS number,
    arg_max(effective_at, number) FILTER (kind = 'published') AS effective_at,
    arg_max(person, number) FILTER (kind = 'published') AS person,
    arg_max(reason, number) FILTER (kind = 'published') AS note
FROM truth.event
WHERE kind IN ('published', 'withdrawn', 'restored') AND effective_at <= $moment
GROUP BY upload
HAVING arg_max(kind, number) <> 'withdrawn'
ORDER BY number;
