-- One row is one commune's month of $indicator up to $day, silent months included, in order of time.
SELECT
    progress.indicator, progress.geography, progress.period, progress.last_day, progress.status, progress.value,
    progress.qualifier, progress.target_value, progress.rank, progress.ranked, progress.origin
FROM progress
JOIN geography ON geography.code = progress.geography AND geography.level = 'commune'
WHERE progress.indicator = $indicator AND progress.last_day <= $day
    AND regexp_full_match(progress.period, '\d{4}-\d{2}')
ORDER BY progress.last_day, geography.position, progress.geography;
