-- The reference tables of the release, from the frames of `pipelines.reference` registered beside it.
INSERT INTO geography BY NAME
SELECT * REPLACE (CAST(valid_from AS DATE) AS valid_from, CAST(valid_to AS DATE) AS valid_to)
FROM reference_geographies ORDER BY position;

INSERT INTO document BY NAME
SELECT * EXCLUDE (position) REPLACE (CAST(date AS DATE) AS date) FROM reference_documents ORDER BY position;

INSERT INTO indicator BY NAME SELECT * FROM reference_indicators ORDER BY position;

INSERT INTO dataset BY NAME SELECT * EXCLUDE (position) FROM reference_datasets ORDER BY id;

INSERT INTO other_figure BY NAME SELECT * EXCLUDE (position) FROM reference_other_figures ORDER BY position;

INSERT INTO reconciliation_part BY NAME SELECT * EXCLUDE (position) FROM reference_reconciliations ORDER BY position;

INSERT INTO due_date BY NAME SELECT * EXCLUDE (position) FROM reference_due_dates ORDER BY position;
