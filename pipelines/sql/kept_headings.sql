-- One row is one heading of a dataset and the column people last said it stands for. Key: dataset, path.
SELECT dataset, path, arg_max(column_id, number) AS column_id
FROM truth.heading
GROUP BY dataset, path
ORDER BY dataset, path;
