-- One row is one part of a stated sum or ratio, those that contradict first, the stated part before the others.
SELECT
    reconciliation.id, reconciliation.kind, reconciliation.stated, reconciliation.computed,
    reconciliation.outcome = 'agrees' AS agrees, part.role, part.name_vi, part.name_en, part.value_text, part.value,
    part.decimals, part.unit_vi, part.unit_en, part.document, part.section, part.note_vi, part.note_en
FROM reconciliation
JOIN reconciliation_part AS part ON part.id = reconciliation.id
ORDER BY agrees, list_position(['ratio', 'sum', 'same'], reconciliation.kind), reconciliation.id,
    part.role <> 'stated', part.role <> 'numerator', part.rowid;
