-- One row is one task in force, in the columns of `data/reference/datasets/tasks.yaml`.
SELECT id AS task, document, section, task_vi, lead_agency, coordinating_agencies, deadline_text, deadline_date,
    output_vi, status, done_on, result_vi, note_vi
FROM task
ORDER BY id;
