-- One row is one indicator, with the geography whose figure stands for it.
SELECT
    id, name_vi, name_en, definition_vi, definition_en, unit_vi, unit_en, kind, decimals, pillar, level,
    frequency, accumulation, better, numerator_vi, numerator_en, denominator_vi, denominator_en,
    small_denominator, dataset, agency_vi, agency_en, document, section, caution_vi, caution_en, headline,
    CASE level WHEN 'nation' THEN $nation WHEN 'level' THEN $commune_level ELSE $province END AS main_geography
FROM indicator
ORDER BY position, id;
