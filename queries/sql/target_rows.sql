-- One row is one target whose period lies in $year, with where whoever it is for stands by $day: of a target for the
-- province, the nation or one unit the newest figure held against it, else its newest figure; of one for all communes
-- how many stand where in the newest period held against it. `held` says whether the figure is held against this target.
WITH chosen AS (
    SELECT *, CASE level WHEN 'province' THEN $province WHEN 'nation' THEN $nation ELSE geography END AS unit
    FROM target
    WHERE left(period, 4) = $year
),
of_unit AS (
    SELECT chosen.id, progress.* EXCLUDE (indicator, target), progress.target = chosen.id AS held
    FROM chosen
    JOIN progress ON progress.indicator = chosen.indicator AND progress.geography = chosen.unit
    WHERE progress.last_day <= $day AND progress.value IS NOT NULL
    -- A month before the longer periods that end with it.
    QUALIFY row_number() OVER (
        PARTITION BY chosen.id
        ORDER BY held DESC, progress.last_day DESC, regexp_full_match(progress.period, '\d{4}-\d{2}') DESC, progress.period
    ) = 1
),
of_communes AS (
    SELECT chosen.id, progress.period,
        count(*) FILTER (progress.status = 'met')::INTEGER AS met,
        count(*) FILTER (progress.status = 'on_track')::INTEGER AS on_track,
        count(*) FILTER (progress.status IN ('behind', 'regressed', 'missed'))::INTEGER AS behind,
        coalesce(bool_or(progress.origin = 'illustrative'), false) AS illustrative
    FROM chosen
    JOIN progress ON progress.target = chosen.id
    WHERE chosen.level = 'commune' AND progress.last_day <= $day
    GROUP BY chosen.id, progress.period, progress.last_day
    QUALIFY row_number() OVER (
        PARTITION BY chosen.id
        ORDER BY progress.last_day DESC, regexp_full_match(progress.period, '\d{4}-\d{2}') DESC, progress.period
    ) = 1
)
SELECT
    t.id, t.indicator, t.level, t.geography, t.comparator, t.value, t.period, t.last_day, t.baseline_value,
    t.baseline_period, t.document, t.section, t.standing, t.note_vi, t.note_en, t.upload, t.cell, upload.file_name,
    f.period AS figure_period, f.value AS figure_value, f.qualifier, f.held,
    CASE WHEN f.held THEN f.status END AS status, CASE WHEN f.held THEN f.reason END AS reason,
    CASE WHEN f.held THEN f.required_pace END AS required_pace, CASE WHEN f.held THEN f.months_left END AS months_left,
    f.origin = 'illustrative' AS illustrative,
    c.period AS communes_period, c.met, c.on_track, c.behind, c.illustrative AS communes_illustrative,
    (SELECT count(*) FROM geography WHERE geography.level = 'commune')::INTEGER AS communes
FROM chosen AS t
JOIN indicator ON indicator.id = t.indicator
LEFT JOIN of_unit AS f ON f.id = t.id
LEFT JOIN of_communes AS c ON c.id = t.id
LEFT JOIN upload ON upload.id = t.upload
ORDER BY indicator.position, list_position(['nation', 'province', 'level', 'commune'], t.level) NULLS LAST, t.last_day,
    t.geography;
