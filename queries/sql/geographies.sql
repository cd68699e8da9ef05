-- One row is one unit figures are published for.
SELECT code, level, type, name_vi, name_en
FROM geography
ORDER BY position, code;
