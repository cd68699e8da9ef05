-- The reference tables of the release, from the frames of `pipelines.reference` registered beside it.
INSERT INTO geography BY NAME
SELECT * REPLACE (CAST(valid_from AS DATE) AS valid_from, CAST(valid_to AS DATE) AS valid_to)
FROM reference_geographies ORDER BY position;

INSERT INTO document BY NAME
SELECT * EXCLUDE (position) REPLACE (CAST(date AS DATE) AS date) FROM reference_documents ORDER BY position;

INSERT INTO indicator BY NAME SELECT * FROM reference_indicators ORDER BY position;

INSERT INTO dataset BY NAME SELECT * FROM reference_datasets ORDER BY id;

INSERT INTO target BY NAME
SELECT * EXCLUDE (position, milestones), first_day(period) AS first_day, last_day_of(period) AS last_day,
    last_day_of(baseline_period) AS baseline_last_day
FROM reference_targets ORDER BY position;

INSERT INTO milestone
SELECT id, split_part(step, ':', 1), last_day_of(split_part(step, ':', 1)), CAST(split_part(step, ':', 2) AS DECIMAL(20, 6))
FROM (SELECT id, unnest(string_split(milestones, ' ')) AS step FROM reference_targets WHERE milestones IS NOT NULL)
ORDER BY id, step;

INSERT INTO other_figure BY NAME SELECT * EXCLUDE (position) FROM reference_other_figures ORDER BY position;

INSERT INTO reconciliation_part BY NAME SELECT * EXCLUDE (position) FROM reference_reconciliations ORDER BY position;

INSERT INTO due_date BY NAME SELECT * EXCLUDE (position) FROM reference_due_dates ORDER BY position;

INSERT INTO task BY NAME
SELECT * EXCLUDE (position) REPLACE (CAST(deadline_date AS DATE) AS deadline_date)
FROM reference_tasks ORDER BY position;
