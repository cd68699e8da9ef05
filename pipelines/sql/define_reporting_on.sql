-- Where reporting stands on one day: of every period that is over, due or begun to be reported by then.
-- One row is one commune's period; a silent one is 'due_later' until its due date is over, and counts its days
-- from then on. One definition for page and command line.
CREATE MACRO reporting_on(day) AS TABLE
SELECT
    waited.dataset, commune.code AS geography, waited.period, waited.last_day, waited.due_date,
    CASE
        WHEN told.state IN ('reported', 'late') THEN told.state
        WHEN waited.origin = 'reported' AND day <= waited.due_date THEN 'due_later'
        ELSE 'silent'
    END AS state,
    told.reported_at,
    CASE
        WHEN told.state IN ('reported', 'late') THEN told.days_late
        WHEN waited.origin = 'reported' AND day > waited.due_date THEN date_diff('day', waited.due_date, day)
    END::INTEGER AS days_late,
    told.upload, waited.origin
FROM reporting_period AS waited
CROSS JOIN (SELECT code FROM geography WHERE level = 'commune') AS commune
LEFT JOIN reporting AS told
    ON told.dataset = waited.dataset AND told.period = waited.period AND told.geography = commune.code
WHERE least(waited.last_day, coalesce(waited.due_date, waited.last_day)) < day OR waited.reported > 0;
