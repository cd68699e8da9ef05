-- One row is one figure set by hand in a trial release: the commune's own denominator carries it, or the newest one
-- it reported before where it was silent in $period. Illustrative among illustrative figures, reported otherwise.
CREATE TEMP TABLE assumed AS
SELECT
    $indicator AS indicator, given.geography, $period AS period, first_day($period) AS first_day,
    last_day_of($period) AS last_day, CAST(given.value AS DECIMAL(20, 6)) AS value,
    CAST(round(given.value * known.denominator / 100, 6) AS DECIMAL(20, 6)) AS numerator, known.denominator,
    'exact' AS qualifier,
    coalesce(
        (SELECT min(origin) FROM observation WHERE indicator = $indicator AND period = $period AND source <> 'computed'),
        'reported'
    ) AS origin,
    'upload' AS source
FROM (
    SELECT unnest(CAST($geographies AS VARCHAR[])) AS geography, unnest(CAST($values AS DECIMAL(20, 6)[])) AS value
) AS given
LEFT JOIN (
    SELECT geography, arg_max(denominator, last_day) AS denominator
    FROM observation
    WHERE indicator = $indicator AND denominator > 0 AND last_day <= last_day_of($period) AND length(period) = length($period)
    GROUP BY geography
) AS known USING (geography);
