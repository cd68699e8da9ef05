-- One row is one figure. A figure a person reported stands before a document's, a document's before an
-- illustrative one, and all of them before one computed here from the communes.
INSERT INTO observation
SELECT indicator, geography, period, first_day(period), last_day_of(period), value, numerator, denominator,
    qualifier, NULL, origin, 'upload', NULL, NULL, upload, cell, NULL, NULL, NULL, NULL
FROM effective_cell
WHERE origin = 'reported'
    OR (indicator, geography, period) NOT IN (SELECT (indicator, geography, period) FROM reference_document_figures);

INSERT INTO observation
SELECT indicator, geography, period, first_day(period), last_day_of(period), value, numerator, denominator,
    qualifier, value_text, 'reported', 'document', document, section, NULL, NULL, NULL, NULL, note_vi, note_en
FROM reference_document_figures
WHERE (indicator, geography, period) NOT IN (SELECT (indicator, geography, period) FROM observation);
