-- One row is one upload in force at $moment: published, and not withdrawn since. `number` is the event
-- that published it last, so that a file published again lies on top.
SELECT upload, max(number) AS number, arg_max(effective_at, number) AS effective_at, arg_max(person, number) AS person,
    arg_max(reason, number) AS note
FROM truth.event
WHERE kind IN ('published', 'withdrawn') AND effective_at <= $moment
GROUP BY upload
HAVING arg_max(kind, number) = 'published'
ORDER BY number;
