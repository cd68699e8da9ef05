-- One row is one figure. A figure a person reported stands before a document's, a document's before an
-- illustrative one, and all of them before one computed here from the communes.
INSERT INTO observation
SELECT indicator, geography, period, first_day, last_day, value, numerator, denominator,
    qualifier, NULL, origin, 'upload', NULL, NULL, upload, cell, NULL, NULL, NULL, NULL
FROM effective_cell
JOIN known_period USING (period)
LEFT JOIN (SELECT indicator, geography, period, true AS in_document FROM reference_document_figures)
    USING (indicator, geography, period)
WHERE origin = 'reported' OR in_document IS NULL;

INSERT INTO observation
SELECT indicator, geography, period, first_day, last_day, value, numerator, denominator,
    qualifier, value_text, 'reported', 'document', document, section, NULL, NULL, NULL, NULL, note_vi, note_en
FROM reference_document_figures
JOIN known_period USING (period)
ANTI JOIN observation USING (indicator, geography, period);
