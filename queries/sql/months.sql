-- One row is one month anything was observed in, newest first.
SELECT period
FROM observation
WHERE length(period) = 7 AND period[5] = '-' AND period[6] <> 'Q' AND value IS NOT NULL
GROUP BY period
ORDER BY period DESC;
