-- One row is one figure of $document that measures no indicator, in the document's order.
SELECT figure_vi, figure_en, value_text, section, reason_vi, reason_en
FROM other_figure
WHERE document = $document
ORDER BY "row";
