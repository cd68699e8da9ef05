-- One row is one upload in force with a figure still shown; the receipt of every number.
INSERT INTO upload
SELECT u.id, u.sha256, u.file_name, u.dataset, u.period, u.kind, u.origin, a.person, a.effective_at, a.note, u.cells
FROM active_upload AS a
JOIN truth.upload AS u ON u.id = a.upload
WHERE u.id IN (SELECT upload FROM observation WHERE upload IS NOT NULL)
ORDER BY a.number;
