-- One row is one part of the sum or ratio $id as the document states it; the sum itself has the role "stated".
SELECT role, name_vi, name_en, value, document, section
FROM reconciliation_part
WHERE id = $id
ORDER BY role <> 'stated', rowid;
