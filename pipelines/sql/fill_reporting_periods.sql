-- One row is one period reports of one dataset are waited for. A dataset's own frequency makes the row of periods
-- from the first one reported on; periods of another length are there where somebody reported them.
INSERT INTO reporting_period
WITH observed AS (
    SELECT i.dataset, o.period, o.first_day, o.last_day, count(DISTINCT o.geography) AS reported,
        bool_or(o.origin = 'illustrative') AS illustrative
    FROM observation AS o
    JOIN indicator AS i ON i.id = o.indicator AND i.level = 'commune'
    JOIN geography AS g ON g.code = o.geography AND g.level = 'commune'
    GROUP BY i.dataset, o.period, o.first_day, o.last_day
),
-- Nobody is waited for on the strength of illustrative figures: their row ends with the last of them.
span AS (
    SELECT o.dataset, d.frequency, min(o.first_day) AS first_day,
        max(o.last_day) + if(bool_or(o.illustrative), INTERVAL 0 MONTH, INTERVAL 24 MONTH) AS last_day
    FROM observed AS o
    JOIN dataset AS d ON d.id = o.dataset
    WHERE frequency_of(o.first_day, o.last_day) = d.frequency
    GROUP BY o.dataset, d.frequency
),
waited AS (
    SELECT dataset, first_day, last_day FROM observed
    UNION
    SELECT dataset, start::DATE, last_day(start + (months - 1) * INTERVAL 1 MONTH)
    FROM (
        SELECT dataset, CASE frequency WHEN 'monthly' THEN 1 WHEN 'quarterly' THEN 3 ELSE 12 END AS months,
            unnest(generate_series(first_day, last_day::DATE, months * INTERVAL 1 MONTH)) AS start
        FROM span
    )
),
due AS (
    SELECT w.dataset, w.first_day, w.last_day, d.id AS rule,
        date_trunc('month', w.last_day) + d.months_after * INTERVAL 1 MONTH AS month,
        (least(month + (d.day - 1) * INTERVAL 1 DAY, last_day(month))
            - if(d.bound = 'before', INTERVAL 1 DAY, INTERVAL 0 DAY))::DATE AS due_date
    FROM waited AS w
    LEFT JOIN due_date AS d
        ON d.frequency = frequency_of(w.first_day, w.last_day) AND coalesce(d.dataset, w.dataset) = w.dataset
    -- A dataset's own rule before that of all.
    QUALIFY row_number() OVER (PARTITION BY w.dataset, w.first_day, w.last_day ORDER BY d.dataset IS NULL) = 1
)
SELECT due.dataset, coalesce(o.period, period_slug(due.first_day, due.last_day)), due.first_day, due.last_day,
    due.due_date, due.rule, coalesce(o.reported, 0),
    if(coalesce(bool_or(o.illustrative) OVER (PARTITION BY due.dataset), false), 'illustrative', 'reported')
FROM due
LEFT JOIN observed AS o USING (dataset, first_day, last_day)
ORDER BY due.dataset, due.last_day, due.first_day;
