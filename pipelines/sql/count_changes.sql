-- One row: how many reported figures were added, changed, left as they are, and taken from sight.
-- Left as they are those that $uploads name and both releases show alike.
SELECT
    count(*) FILTER (kind = 'added') AS added,
    count(*) FILTER (kind = 'changed') AS changed,
    (
        SELECT count(*)
        FROM (SELECT DISTINCT indicator, geography, period FROM truth.cell WHERE list_contains($uploads, upload))
        SEMI JOIN (FROM after.observation WHERE source = 'upload' AND origin = 'reported')
            USING (indicator, geography, period)
        ANTI JOIN move USING (indicator, geography, period)
    ) AS unchanged,
    count(*) FILTER (kind = 'removed') AS removed
FROM move;
