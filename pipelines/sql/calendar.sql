-- One row is one commune's report of one period on $day: of $dataset and $period where they are named, else of all;
-- by dataset, the newest period first.
SELECT dataset, geography, period, last_day, due_date, state, reported_at, days_late, upload,
    origin = 'illustrative' AS illustrative
FROM reporting_on($day)
WHERE dataset = coalesce($dataset, dataset) AND period = coalesce($period, period)
ORDER BY dataset, last_day DESC, period, geography;
