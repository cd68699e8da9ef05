-- One row is the published file with id $upload.
SELECT id, file_name, dataset, period, origin, published_by, published_at, note
FROM upload
WHERE id = $upload
ORDER BY id;
