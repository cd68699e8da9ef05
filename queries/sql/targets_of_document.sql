-- One row is one target of $document.
SELECT indicator, level, geography, comparator, value, period, section, standing
FROM target
WHERE document = $document
ORDER BY section NULLS FIRST, indicator, period, id;
