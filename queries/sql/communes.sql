-- One row is one of the 65 communes, in the order lists show them.
SELECT code, name_vi, name_en, type, coalesce(former_district, '') AS former_district, area_km2, lat, lon,
    tile_column, tile_row
FROM geography
WHERE level = 'commune'
ORDER BY position, code;
