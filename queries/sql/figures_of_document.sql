-- One row is one figure of $document that measures an indicator and that is shown: no file reports it anew; by section.
SELECT indicator, geography, period, value, value_text, section, note_vi, note_en
FROM observation
WHERE source = 'document' AND document = $document
ORDER BY section, indicator, period, geography;
