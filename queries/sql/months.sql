-- One row is one month anything was observed in, newest first.
SELECT period
FROM observation
WHERE regexp_full_match(period, '\d{4}-\d{2}') AND value IS NOT NULL
GROUP BY period
ORDER BY period DESC;
