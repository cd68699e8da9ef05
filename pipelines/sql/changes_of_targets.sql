-- One row: what a file of targets would do to the targets of the years it names: how many it adds, changes, leaves
-- as they are and, where it is complete, removes.
WITH proposed AS (
    SELECT indicator, coalesce(level, geography) AS place, period, (
        comparator, CAST(value AS DECIMAL(20, 6)), CAST(baseline_value AS DECIMAL(20, 6)), baseline_period, document,
        section, standing, note_vi, note_en, milestones
    ) AS told
    FROM proposed_rows
),
standing AS (
    SELECT t.indicator, coalesce(t.level, t.geography) AS place, t.period, (
        comparator, value, baseline_value, baseline_period, document, section, standing, note_vi, note_en,
        (SELECT string_agg(m.period || ':' || rtrim(rtrim(CAST(m.value AS VARCHAR), '0'), '.'), ' ' ORDER BY m.last_day)
            FROM milestone AS m WHERE m.target = t.id)
    ) AS told
    FROM target AS t
    WHERE left(t.period, 4) IN (SELECT left(period, 4) FROM proposed)
)
SELECT
    count(*) FILTER (standing.told IS NULL) AS added,
    count(*) FILTER (standing.told IS NOT NULL AND proposed.told IS NOT NULL
        AND standing.told IS DISTINCT FROM proposed.told) AS changed,
    count(*) FILTER (standing.told IS NOT DISTINCT FROM proposed.told) AS unchanged,
    count(*) FILTER (proposed.told IS NULL) AS removed
FROM proposed
FULL JOIN standing USING (indicator, place, period);
