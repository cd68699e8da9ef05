-- One row is one figure of $indicators that a person uploaded and a release shows. Key: indicator, geography, period.
SELECT indicator, geography, period, last_day, CAST(value AS DOUBLE) AS value, CAST(numerator AS DOUBLE) AS numerator,
    CAST(denominator AS DOUBLE) AS denominator
FROM observation
WHERE source = 'upload' AND origin = 'reported' AND list_contains($indicators, indicator)
ORDER BY indicator, geography, period;
