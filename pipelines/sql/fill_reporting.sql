-- One row is whether one commune is in one dataset's period, for every period up to the last somebody reported.
INSERT INTO reporting
WITH reported AS (
    SELECT DISTINCT i.dataset, o.geography, o.period
    FROM observation AS o
    JOIN indicator AS i ON i.id = o.indicator AND i.level = 'commune'
    JOIN geography AS g ON g.code = o.geography AND g.level = 'commune'
),
-- The files in force that name a commune, whether or not a later one hides them: the first of them reported it.
-- A file taken back and published again counts from the first time.
named AS (
    SELECT i.dataset, c.geography, c.period, min(a.first_at) AS reported_at,
        arg_min(c.upload, (a.first_at, c.upload)) AS upload
    FROM truth.cell AS c
    JOIN indicator AS i ON i.id = c.indicator
    JOIN (
        SELECT active_upload.upload, min(event.effective_at) AS first_at
        FROM active_upload
        JOIN truth.upload ON upload.id = active_upload.upload AND upload.origin = 'reported'
        JOIN truth.event ON event.upload = active_upload.upload AND event.kind = 'published'
        GROUP BY active_upload.upload
    ) AS a ON a.upload = c.upload
    GROUP BY i.dataset, c.geography, c.period
),
waited AS (
    SELECT p.*
    FROM reporting_period AS p
    JOIN (
        SELECT dataset, max(last_day) AS newest FROM reporting_period WHERE reported > 0 GROUP BY dataset
    ) USING (dataset)
    WHERE p.last_day <= newest
),
told AS (
    SELECT w.dataset, g.code AS geography, w.period, w.last_day, w.due_date, w.origin,
        r.geography IS NOT NULL AS is_in,
        CASE WHEN is_in AND w.origin = 'reported' THEN n.reported_at END AS reported_at,
        CASE WHEN is_in AND w.origin = 'reported' THEN n.upload END AS upload
    FROM waited AS w
    CROSS JOIN (SELECT code FROM geography WHERE level = 'commune') AS g
    LEFT JOIN reported AS r ON r.dataset = w.dataset AND r.period = w.period AND r.geography = g.code
    LEFT JOIN named AS n ON n.dataset = w.dataset AND n.period = w.period AND n.geography = g.code
)
SELECT dataset, geography, period, last_day,
    CASE WHEN NOT is_in THEN 'silent' WHEN reported_at::DATE > due_date THEN 'late' ELSE 'reported' END AS state,
    due_date, reported_at,
    -- `greatest` alone would take an unknown moment for one in time.
    CASE WHEN reported_at IS NOT NULL AND due_date IS NOT NULL
        THEN greatest(0, date_diff('day', due_date, reported_at::DATE)) END::INTEGER AS days_late,
    upload, origin
FROM told
ORDER BY dataset, last_day, period, geography;
