-- One row is one target of $indicator.
SELECT
    id, level, geography, comparator, value, period, last_day, baseline_value, baseline_period, document,
    section, standing, note_vi, note_en
FROM target
WHERE indicator = $indicator
ORDER BY last_day, id;
