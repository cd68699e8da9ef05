-- One row is one period of one dataset on $day with how many communes stand where, by dataset, the newest first.
SELECT
    told.dataset, dataset.name_vi AS dataset_vi, dataset.name_en AS dataset_en, told.period,
    told.last_day, told.due_date, any_value(reporting_period.rule) AS rule,
    (count(*) FILTER (state = 'reported'))::INTEGER AS reported,
    (count(*) FILTER (state = 'late'))::INTEGER AS late,
    (count(*) FILTER (state = 'silent'))::INTEGER AS silent,
    (count(*) FILTER (state = 'due_later'))::INTEGER AS due_later,
    bool_or(told.origin = 'illustrative') AS illustrative
FROM reporting_on($day) AS told
JOIN dataset ON dataset.id = told.dataset
JOIN reporting_period ON reporting_period.dataset = told.dataset AND reporting_period.period = told.period
GROUP BY told.dataset, dataset.name_vi, dataset.name_en, told.period, told.last_day, told.due_date
ORDER BY told.dataset, told.last_day DESC, told.period;
