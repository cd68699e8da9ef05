-- One row is one indicator some of whose communes stand elsewhere in their newest period: how many of them do.
WITH newest AS (
    SELECT p.indicator, max(p.last_day) AS last_day
    FROM after.progress AS p
    JOIN after.geography AS g ON g.code = p.geography AND g.level = 'commune'
    GROUP BY p.indicator
)
SELECT becomes.indicator, becomes.period, count(*) AS communes
FROM after.progress AS becomes
JOIN newest USING (indicator, last_day)
JOIN after.geography AS g ON g.code = becomes.geography AND g.level = 'commune'
JOIN before.progress AS was USING (indicator, geography, period)
LEFT JOIN after.indicator AS i ON i.id = becomes.indicator
WHERE was.status <> becomes.status
GROUP BY becomes.indicator, becomes.period, i.position
ORDER BY i.position, becomes.period;
