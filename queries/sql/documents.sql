-- One row is one document figures and targets are taken from.
SELECT id, number, date, title_vi, title_en, issuer_vi, issuer_en
FROM document
ORDER BY id;
