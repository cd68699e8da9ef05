-- One row is one task of $document, in the document's order.
SELECT id, task_vi, lead_agency, deadline_text, deadline_date, section
FROM task
WHERE document = $document
ORDER BY id;
