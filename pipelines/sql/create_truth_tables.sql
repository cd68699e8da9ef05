-- The truth: append-only. No keys, indexes or sequences, so that the same statements serve a lake.

-- One row is one file as it was understood; the same bytes understood the same way are one upload.
CREATE TABLE IF NOT EXISTS upload (
    id VARCHAR, sha256 VARCHAR, file_name VARCHAR, dataset VARCHAR, period VARCHAR, kind VARCHAR,
    origin VARCHAR, cells INTEGER, understood VARCHAR, issues VARCHAR
);

-- One row is the bytes of one file as they came; reference data is kept as one file too.
CREATE TABLE IF NOT EXISTS source_file (sha256 VARCHAR, content BLOB);

-- One row is one figure of one upload.
CREATE TABLE IF NOT EXISTS cell (
    upload VARCHAR, indicator VARCHAR, geography VARCHAR, period VARCHAR, value DECIMAL(20, 6),
    numerator DECIMAL(20, 6), denominator DECIMAL(20, 6), qualifier VARCHAR, cell VARCHAR
);

-- One row is one target of one upload, as `schemas.rows.TargetRows`.
CREATE TABLE IF NOT EXISTS target_row (
    upload VARCHAR, indicator VARCHAR, level VARCHAR, geography VARCHAR, comparator VARCHAR, value DECIMAL(20, 6),
    period VARCHAR, baseline_value DECIMAL(20, 6), baseline_period VARCHAR, milestones VARCHAR, document VARCHAR,
    section VARCHAR, standing VARCHAR, note_vi VARCHAR, note_en VARCHAR, cell VARCHAR
);

-- One row is one task of one upload, as `schemas.rows.TaskRows`; what is NULL the upload does not say.
CREATE TABLE IF NOT EXISTS task_row (
    upload VARCHAR, task VARCHAR, document VARCHAR, section VARCHAR, task_vi VARCHAR, lead_agency VARCHAR,
    coordinating_agencies VARCHAR, deadline_text VARCHAR, deadline_date DATE, output_vi VARCHAR, status VARCHAR,
    done_on DATE, result_vi VARCHAR, note_vi VARCHAR, cell VARCHAR
);

-- One row is one point of a meeting of one upload, as `schemas.rows.MeetingRows`; what is NULL the upload does not say.
CREATE TABLE IF NOT EXISTS meeting_row (
    upload VARCHAR, meeting DATE, title VARCHAR, position INTEGER, indicator VARCHAR, geography VARCHAR,
    note_vi VARCHAR, promise_value DECIMAL(20, 6), promise_period VARCHAR, promised_by VARCHAR, cell VARCHAR
);

-- One row is one thing that happened, numbered from 1. `effective_at` is when it counts, `recorded_at`
-- when it was written; they differ only for illustrative files, which are dated as such a file would be.
-- `accepted` says in JSON why each warning of a published file was accepted, by rule.
CREATE TABLE IF NOT EXISTS event (
    number BIGINT, kind VARCHAR, upload VARCHAR, sha256 VARCHAR, effective_at TIMESTAMP, recorded_at TIMESTAMP,
    person VARCHAR, reason VARCHAR, accepted VARCHAR
);

-- One row is what a person said one heading of a dataset stands for, numbered from 1; of one heading the newest
-- row counts. An empty column_id says that the heading is not read.
CREATE TABLE IF NOT EXISTS heading (
    number BIGINT, dataset VARCHAR, path VARCHAR, column_id VARCHAR, person VARCHAR, recorded_at TIMESTAMP
);

-- Stores from before warnings asked for a reason.
ALTER TABLE event ADD COLUMN IF NOT EXISTS accepted VARCHAR;
