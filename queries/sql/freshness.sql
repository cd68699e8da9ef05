-- One row: how new the release is.
SELECT
    (SELECT max(period) FROM observation WHERE length(period) = 7 AND period[6] <> 'Q') AS newest_period,
    max(published_at) AS published_at,
    count(*)::INTEGER AS uploads,
    count(*) FILTER (WHERE origin = 'illustrative')::INTEGER AS illustrative_uploads
FROM upload
ORDER BY published_at;
