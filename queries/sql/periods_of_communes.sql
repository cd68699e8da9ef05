-- One row is one period communes have figures of $indicator in, newest first.
SELECT progress.period
FROM progress
JOIN geography ON geography.code = progress.geography AND geography.level = 'commune'
WHERE progress.indicator = $indicator AND progress.value IS NOT NULL
GROUP BY progress.period, progress.last_day
ORDER BY progress.last_day DESC, progress.period;
