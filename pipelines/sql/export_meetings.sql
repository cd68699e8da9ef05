-- One row is one point of a meeting in force, in the columns of `data/reference/datasets/meetings.yaml`.
SELECT meeting, title, position, indicator, geography, note_vi, promise_value, promise_period, promised_by
FROM meeting_point
ORDER BY meeting, position NULLS LAST, indicator NULLS FIRST, geography NULLS FIRST;
