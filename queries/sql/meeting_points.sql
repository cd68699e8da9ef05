-- One row is one point of a meeting, the newest meeting first, its figures in the order of the agenda. `unit` is the
-- geography whose figure is meant: the one named, else the one that stands for the indicator.
SELECT m.meeting, m.title, m.position, m.indicator, m.geography,
    CASE WHEN m.indicator IS NOT NULL THEN coalesce(
        m.geography,
        CASE i.level WHEN 'nation' THEN $nation WHEN 'level' THEN $commune_level ELSE $province END
    ) END AS unit,
    m.note_vi, m.promise_value, m.promise_period, m.promise_last_day, m.promised_by, m.upload, m.cell
FROM meeting_point AS m
LEFT JOIN indicator AS i ON i.id = m.indicator
ORDER BY m.meeting DESC, m.position NULLS LAST, i.position, m.geography NULLS FIRST;
