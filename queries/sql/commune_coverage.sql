-- One row is one indicator measured by commune in its newest period by $day: how many communes are in it.
SELECT indicator, period, last_day, count(*) FILTER (value IS NOT NULL)::INTEGER AS reported,
    (SELECT count(*) FROM geography WHERE level = 'commune')::INTEGER AS expected
FROM observation
JOIN geography ON geography.code = observation.geography AND geography.level = 'commune'
WHERE last_day <= $day
GROUP BY indicator, period, last_day
QUALIFY row_number() OVER (PARTITION BY indicator ORDER BY last_day DESC, period) = 1
ORDER BY indicator;
