-- One row: what a file of tasks would do to the tasks there are. What a row leaves out stays as it is in an amendment;
-- in a complete list ($complete) it is empty.
WITH proposed AS (
    SELECT task AS id, document, section, task_vi, lead_agency, coordinating_agencies, deadline_text,
        CAST(deadline_date AS DATE) AS deadline_date, output_vi, status, CAST(done_on AS DATE) AS done_on, result_vi,
        note_vi
    FROM proposed_rows
),
compared AS (
    SELECT t.id IS NULL AS added, p.id IS NULL AS removed,
        (t.document, t.section, t.task_vi, t.lead_agency, t.coordinating_agencies, t.deadline_text, t.deadline_date,
            t.output_vi, t.status, t.done_on, t.result_vi, t.note_vi)
        IS DISTINCT FROM CASE WHEN $complete
            THEN (p.document, p.section, p.task_vi, p.lead_agency, p.coordinating_agencies, p.deadline_text,
                p.deadline_date, p.output_vi, p.status, p.done_on, p.result_vi, p.note_vi)
            ELSE (coalesce(p.document, t.document), coalesce(p.section, t.section), coalesce(p.task_vi, t.task_vi),
                coalesce(p.lead_agency, t.lead_agency), coalesce(p.coordinating_agencies, t.coordinating_agencies),
                coalesce(p.deadline_text, t.deadline_text), coalesce(p.deadline_date, t.deadline_date),
                coalesce(p.output_vi, t.output_vi), coalesce(p.status, t.status),
                CASE WHEN p.status IS NULL THEN t.done_on ELSE p.done_on END, coalesce(p.result_vi, t.result_vi),
                coalesce(p.note_vi, t.note_vi))
        END AS differs
    FROM proposed AS p
    FULL JOIN task AS t USING (id)
)
SELECT
    count(*) FILTER (added) AS added,
    count(*) FILTER (NOT added AND NOT removed AND differs) AS changed,
    count(*) FILTER (NOT added AND NOT removed AND NOT differs) AS unchanged,
    count(*) FILTER (removed) AS removed
FROM compared;
