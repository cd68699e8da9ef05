-- One row is one heading of a dataset and what people last said it stands for, who and when. Key: dataset, path.
SELECT dataset, path, arg_max(column_id, number) AS column_id, arg_max(person, number) AS person,
    arg_max(recorded_at, number) AS recorded_at
FROM truth.heading
GROUP BY dataset, path
ORDER BY dataset, path;
