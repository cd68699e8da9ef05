-- One row is one sum or ratio of a document that a figure of $indicator is stated in, or is a part of.
SELECT
    reconciliation.id, reconciliation.kind, stated.name_vi, stated.name_en, stated.unit_vi, stated.unit_en,
    stated.decimals, reconciliation.stated, reconciliation.computed, reconciliation.outcome, stated.document,
    stated.section, stated.note_vi, stated.note_en
FROM reconciliation
JOIN reconciliation_part AS stated ON stated.id = reconciliation.id AND stated.role = 'stated'
WHERE reconciliation.kind <> 'same' AND reconciliation.id IN (
    SELECT part.id
    FROM reconciliation_part AS part
    JOIN observation
        ON observation.document = part.document AND observation.section = part.section
        AND observation.value = part.value
    WHERE observation.indicator = $indicator AND observation.source = 'document'
)
ORDER BY reconciliation.outcome DESC, reconciliation.id;
