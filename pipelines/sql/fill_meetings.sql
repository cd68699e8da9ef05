-- One row is one point of one meeting's agenda in force. The newest complete upload of a meeting replaces what was
-- known of it before; amendments overlay it point by point (indicator, geography), and what they leave out stays.
-- A point without an indicator is said of the meeting as a whole.
INSERT INTO meeting_point BY NAME
WITH uploaded AS (
    SELECT meeting_row.*, upload.kind, active.number
    FROM truth.meeting_row
    JOIN active_upload AS active ON active.upload = meeting_row.upload
    JOIN truth.upload ON upload.id = meeting_row.upload
    WHERE (meeting_row.indicator IS NULL OR meeting_row.indicator IN (SELECT id FROM indicator))
        AND (meeting_row.geography IS NULL OR meeting_row.geography IN (SELECT code FROM geography))
),
replaced AS (SELECT meeting, max(number) AS number FROM uploaded WHERE kind = 'complete' GROUP BY meeting),
laid AS (
    SELECT uploaded.*
    FROM uploaded
    LEFT JOIN replaced USING (meeting)
    WHERE uploaded.number >= coalesce(replaced.number, 0)
),
titled AS (SELECT meeting, arg_max(title, number) FILTER (title IS NOT NULL) AS title FROM laid GROUP BY meeting)
SELECT
    meeting, any_value(titled.title) AS title, indicator, geography,
    arg_max(position, number) FILTER (position IS NOT NULL) AS position,
    arg_max(note_vi, number) FILTER (note_vi IS NOT NULL) AS note_vi,
    arg_max(promise_value, number) FILTER (promise_value IS NOT NULL) AS promise_value,
    arg_max(promise_period, number) FILTER (promise_period IS NOT NULL) AS promise_period,
    last_day_of(arg_max(promise_period, number) FILTER (promise_period IS NOT NULL)) AS promise_last_day,
    arg_max(promised_by, number) FILTER (promised_by IS NOT NULL) AS promised_by,
    arg_max(upload, number) AS upload, arg_max(cell, number) AS cell
FROM laid
JOIN titled USING (meeting)
GROUP BY meeting, indicator, geography
ORDER BY meeting, position NULLS LAST, indicator NULLS FIRST, geography NULLS FIRST;
