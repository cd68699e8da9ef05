-- One row is one commune's report of one period of $dataset on $day, the newest period first.
SELECT dataset, geography, period, last_day, due_date, state, reported_at, days_late, upload, origin
FROM reporting_on($day)
WHERE dataset = $dataset
ORDER BY last_day DESC, period, geography;
