-- One row is one upload published by $moment, the one published last first. Key: id.
SELECT u.id, u.file_name, u.sha256, coalesce(u.dataset, '') AS dataset, coalesce(u.period, '') AS period, u.kind,
    u.origin, u.cells
FROM truth.upload AS u
JOIN truth.event AS e ON e.upload = u.id AND e.kind = 'published' AND e.effective_at <= $moment
GROUP BY ALL
ORDER BY max(e.number) DESC;
