-- One row is what one upload published by $moment says of one figure, the one published last first.
WITH placed AS (
    SELECT upload, max(number) FILTER (kind = 'published') AS number,
        arg_max(effective_at, number) FILTER (kind = 'published') AS published_at,
        arg_max(person, number) FILTER (kind = 'published') AS published_by,
        arg_max(kind, number) <> 'withdrawn' AS in_force
    FROM truth.event
    WHERE kind IN ('published', 'withdrawn', 'restored') AND effective_at <= $moment
    GROUP BY upload
)
SELECT cell.upload, upload.file_name, upload.kind, upload.origin, placed.published_at, placed.published_by,
    cell.value, cell.numerator, cell.denominator, coalesce(upload.understood ->> 'sheet', '') AS sheet,
    cell.cell, placed.in_force
FROM truth.cell
JOIN placed ON placed.upload = cell.upload
JOIN truth.upload ON upload.id = cell.upload
WHERE cell.indicator = $indicator AND cell.geography = $geography AND cell.period = $period
ORDER BY placed.number DESC;
