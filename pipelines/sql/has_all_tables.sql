-- One row: whether the truth has the table that was added last; true for one that has none at all yet.
SELECT count(*) = 0 OR count(*) FILTER (table_name = 'meeting_row') > 0 AS whole FROM duckdb_tables();
