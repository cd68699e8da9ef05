-- One row is one month of one indicator measured by commune, at $geography up to $day, in order of time.
SELECT
    progress.indicator, progress.geography, progress.period, progress.last_day, progress.status, progress.value,
    progress.qualifier, progress.target_value, progress.rank, progress.ranked, progress.origin
FROM progress
JOIN indicator ON indicator.id = progress.indicator AND indicator.level = 'commune'
WHERE progress.geography = $geography AND progress.last_day <= $day
    AND regexp_full_match(progress.period, '\d{4}-\d{2}')
ORDER BY indicator.position, progress.indicator, progress.last_day;
