-- One row is one step of a target of $indicator.
SELECT milestone.target, milestone.last_day, milestone.value
FROM milestone
JOIN target ON target.id = milestone.target
WHERE target.indicator = $indicator
ORDER BY milestone.target, milestone.last_day;
