-- One row is one upload in force, published after $upload, that has figures of the same indicators and periods.
SELECT DISTINCT later.upload
FROM truth.cell AS later
JOIN (
    SELECT upload, max(number) AS number
    FROM truth.event
    WHERE kind IN ('published', 'withdrawn') AND effective_at <= $moment
    GROUP BY upload
    HAVING arg_max(kind, number) = 'published'
) AS in_force ON in_force.upload = later.upload
SEMI JOIN truth.cell AS own
    ON own.upload = $upload AND own.indicator = later.indicator AND own.period = later.period
WHERE in_force.number > (SELECT max(number) FROM truth.event WHERE upload = $upload AND kind = 'published')
ORDER BY later.upload;
