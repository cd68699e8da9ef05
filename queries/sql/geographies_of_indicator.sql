-- One row is one unit with a figure of $indicator.
SELECT geography.code, geography.level, geography.type, geography.name_vi, geography.name_en
FROM geography
WHERE geography.code IN (SELECT geography FROM progress WHERE indicator = $indicator)
ORDER BY geography.position, geography.code;
