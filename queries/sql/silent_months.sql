-- One row is one dataset of which $geography did not report some month by $day: those months, newest first, and
-- the number of months any commune reported.
WITH source AS (
    SELECT indicator.dataset, observation.period, bool_and(observation.origin = 'illustrative') AS illustrative
    FROM observation
    JOIN indicator ON indicator.id = observation.indicator
    JOIN geography ON geography.code = observation.geography AND geography.level = 'commune'
    GROUP BY indicator.dataset, observation.period
)
SELECT
    reporting.dataset, dataset.name_vi AS dataset_vi, dataset.name_en AS dataset_en,
    list(reporting.period ORDER BY reporting.last_day DESC, reporting.period) FILTER (reporting.state = 'silent')
        AS periods,
    count(*)::INTEGER AS asked,
    coalesce(bool_or(source.illustrative) FILTER (reporting.state = 'silent'), false) AS illustrative
FROM reporting
JOIN dataset ON dataset.id = reporting.dataset
LEFT JOIN source ON source.dataset = reporting.dataset AND source.period = reporting.period
WHERE reporting.geography = $geography AND reporting.last_day <= $day
GROUP BY reporting.dataset, dataset.name_vi, dataset.name_en
HAVING count(*) FILTER (reporting.state = 'silent') > 0
ORDER BY len(periods) DESC, reporting.dataset;
