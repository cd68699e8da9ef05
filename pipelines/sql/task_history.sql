-- One row is one event of the uploads that name $task, newest first, with what they say of it.
SELECT e.kind, e.effective_at, e.person, coalesce(e.reason, '') AS reason, t.status, t.done_on, t.result_vi, t.upload,
    u.file_name, coalesce(e.number = last_event.number AND e.kind <> 'withdrawn', false) AS in_force
FROM truth.task_row AS t
JOIN truth.upload AS u ON u.id = t.upload
JOIN truth.event AS e ON e.upload = t.upload AND e.effective_at <= $moment
JOIN (
    SELECT upload, max(number) AS number FROM truth.event WHERE effective_at <= $moment GROUP BY upload
) AS last_event ON last_event.upload = t.upload
WHERE t.task = $task
ORDER BY e.number DESC;
