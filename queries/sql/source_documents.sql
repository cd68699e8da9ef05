-- One row is one document with how much was taken from it.
SELECT
    id, number, date, title_vi, title_en, issuer_vi, issuer_en, kind, url, note_vi, note_en,
    (SELECT count(*) FROM observation WHERE source = 'document' AND observation.document = document.id)::INTEGER
        AS figures,
    (SELECT count(*) FROM other_figure WHERE other_figure.document = document.id)::INTEGER AS other_figures,
    (SELECT count(*) FROM target WHERE target.document = document.id)::INTEGER AS targets,
    (SELECT count(*) FROM task WHERE task.document = document.id)::INTEGER AS tasks,
    (SELECT count(*) FROM indicator WHERE indicator.document = document.id)::INTEGER AS definitions,
    (
        SELECT count(*) FROM reconciliation_part
        WHERE role = 'stated' AND reconciliation_part.document = document.id
    )::INTEGER AS reconciliations
FROM document
ORDER BY list_position(['founding', 'cited', 'press'], kind), date DESC NULLS LAST, id;
