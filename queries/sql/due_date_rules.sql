-- One row is by when reports of one frequency are due.
SELECT id, frequency, dataset, months_after, day, bound, document, section, note_vi, note_en
FROM due_date
ORDER BY dataset IS NOT NULL, id;
