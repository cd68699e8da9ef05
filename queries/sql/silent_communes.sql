-- One row is one commune that did not report one dataset's latest period by $day.
WITH latest AS (
    SELECT dataset, max(last_day) AS last_day
    FROM reporting
    WHERE last_day <= $day
    GROUP BY dataset
),
source AS (
    SELECT indicator.dataset, observation.period, bool_and(observation.origin = 'illustrative') AS illustrative
    FROM observation
    JOIN indicator ON indicator.id = observation.indicator
    JOIN geography ON geography.code = observation.geography AND geography.level = 'commune'
    GROUP BY indicator.dataset, observation.period
)
SELECT
    reporting.dataset, dataset.name_vi AS dataset_vi, dataset.name_en AS dataset_en, reporting.period,
    reporting.due_date, reporting.geography, geography.name_vi, geography.name_en,
    geography.type,
    (SELECT count(*) FROM geography WHERE level = 'commune')::INTEGER AS expected, source.illustrative
FROM reporting
JOIN latest USING (dataset, last_day)
JOIN dataset ON dataset.id = reporting.dataset
JOIN source ON source.dataset = reporting.dataset AND source.period = reporting.period
JOIN geography ON geography.code = reporting.geography
WHERE reporting.state = 'silent'
ORDER BY reporting.dataset, geography.position;
