-- One row: how new the release is.
SELECT
    (SELECT max(period) FROM observation WHERE regexp_full_match(period, '\d{4}-\d{2}')) AS newest_period,
    max(published_at) AS published_at,
    count(*)::INTEGER AS uploads,
    count(*) FILTER (WHERE origin = 'illustrative')::INTEGER AS illustrative_uploads
FROM upload
ORDER BY published_at;
