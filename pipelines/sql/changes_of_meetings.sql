-- One row: what a file of meetings would do to the points there are. What a row leaves out stays as it is in an
-- amendment; a complete file replaces the meetings it names.
WITH proposed AS (
    SELECT CAST(meeting AS DATE) AS meeting, coalesce(indicator, '') AS indicator, coalesce(geography, '') AS place, title,
        CAST(position AS INTEGER) AS position, note_vi, CAST(promise_value AS DECIMAL(20, 6)) AS promise_value,
        promise_period, promised_by
    FROM proposed_rows
),
titled AS (SELECT meeting, max(title) AS title FROM proposed GROUP BY meeting),
standing AS (
    SELECT * EXCLUDE (indicator, geography), coalesce(indicator, '') AS indicator, coalesce(geography, '') AS place
    FROM meeting_point
    WHERE meeting IN (SELECT meeting FROM proposed)
),
compared AS (
    SELECT s.meeting IS NULL AS added, p.meeting IS NULL AS removed,
        (s.title, s.position, s.note_vi, s.promise_value, s.promise_period, s.promised_by)
        IS DISTINCT FROM CASE WHEN $complete
            THEN (titled.title, p.position, p.note_vi, p.promise_value, p.promise_period, p.promised_by)
            ELSE (coalesce(titled.title, s.title), coalesce(p.position, s.position), coalesce(p.note_vi, s.note_vi),
                coalesce(p.promise_value, s.promise_value), coalesce(p.promise_period, s.promise_period),
                coalesce(p.promised_by, s.promised_by))
        END AS differs
    FROM proposed AS p
    FULL JOIN standing AS s USING (meeting, indicator, place)
    LEFT JOIN titled ON titled.meeting = coalesce(p.meeting, s.meeting)
)
SELECT
    count(*) FILTER (added) AS added,
    count(*) FILTER (NOT added AND NOT removed AND differs) AS changed,
    count(*) FILTER (NOT added AND NOT removed AND NOT differs) AS unchanged,
    count(*) FILTER (removed AND $complete) AS removed
FROM compared;
