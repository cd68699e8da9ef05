-- One row is one event at or before $moment, newest first, with whether it put an upload in force that still is then.
-- The empty row set gives `accepted` to a truth written before warnings asked for a reason.
SELECT e.number, e.kind, e.effective_at, e.recorded_at, e.person, coalesce(e.reason, '') AS reason,
    coalesce(e.upload, '') AS upload, coalesce(u.file_name, '') AS file_name, coalesce(u.dataset, '') AS dataset,
    coalesce(u.period, '') AS period, coalesce(u.origin, '') AS origin, coalesce(u.cells, 0) AS cells,
    coalesce(e.number = last_event.number AND e.kind <> 'withdrawn', false) AS in_force, e.accepted
FROM (FROM truth.event UNION ALL BY NAME SELECT NULL::VARCHAR AS accepted WHERE false) AS e
LEFT JOIN truth.upload AS u ON u.id = e.upload
LEFT JOIN (
    SELECT upload, max(number) AS number FROM truth.event
    WHERE kind IN ('published', 'withdrawn', 'restored') AND effective_at <= $moment
    GROUP BY upload
) AS last_event ON last_event.upload = e.upload
WHERE e.effective_at <= $moment
ORDER BY e.number DESC;
