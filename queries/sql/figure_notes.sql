-- One row is one note on a document's figure of $indicator, the newest first; the same note on several stands once.
SELECT
    max(period) AS period, document, section, note_vi,
    any_value(note_en) AS note_en
FROM observation
WHERE indicator = $indicator AND source = 'document' AND note_vi IS NOT NULL
GROUP BY document, section, note_vi
ORDER BY period DESC, note_vi;
