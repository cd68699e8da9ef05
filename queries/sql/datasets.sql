-- One row is one kind of file.
SELECT id, name_vi, name_en, frequency
FROM dataset
ORDER BY id;
