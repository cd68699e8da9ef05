-- One row is one upload in force with a figure, target or task still shown; the receipt of each.
INSERT INTO upload
SELECT u.id, u.sha256, u.file_name, u.dataset, u.period, u.kind, u.origin, a.person, a.effective_at, a.note, u.cells
FROM active_upload AS a
JOIN truth.upload AS u ON u.id = a.upload
WHERE u.id IN (
    SELECT upload FROM observation UNION SELECT upload FROM target UNION SELECT unnest([upload, status_upload]) FROM task
    UNION SELECT upload FROM meeting_point
)
ORDER BY a.number;
