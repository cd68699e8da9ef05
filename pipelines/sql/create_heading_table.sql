-- One row is what a person said one heading of a dataset stands for, numbered from 1; of one heading the newest
-- row counts. An empty column_id says that the heading is not read.
CREATE TABLE IF NOT EXISTS heading (
    number BIGINT, dataset VARCHAR, path VARCHAR, column_id VARCHAR, person VARCHAR, recorded_at TIMESTAMP
);
