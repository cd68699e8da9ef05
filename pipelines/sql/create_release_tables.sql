-- The tables of a release, empty. Every page, slide and workbook reads these and nothing else.
-- Values, counts and targets are DECIMAL: with floats a commune at its target once came out "not met".

CREATE TABLE geography (
    code VARCHAR, level VARCHAR, type VARCHAR, name_vi VARCHAR, name_en VARCHAR, parent VARCHAR,
    former_district VARCHAR, area_km2 DOUBLE, lat DOUBLE, lon DOUBLE, tile_column INTEGER,
    tile_row INTEGER, valid_from DATE, valid_to DATE, position INTEGER
);

CREATE TABLE document (
    id VARCHAR, number VARCHAR, date DATE, issuer_vi VARCHAR, issuer_en VARCHAR, title_vi VARCHAR,
    title_en VARCHAR, kind VARCHAR, file_name VARCHAR, url VARCHAR, note_vi VARCHAR, note_en VARCHAR
);

CREATE TABLE indicator (
    id VARCHAR, name_vi VARCHAR, name_en VARCHAR, definition_vi VARCHAR, definition_en VARCHAR,
    unit_vi VARCHAR, unit_en VARCHAR, kind VARCHAR, decimals INTEGER, minimum DOUBLE, maximum DOUBLE,
    pillar VARCHAR, level VARCHAR, frequency VARCHAR, accumulation VARCHAR, aggregation VARCHAR,
    better VARCHAR, numerator_vi VARCHAR, numerator_en VARCHAR, denominator_vi VARCHAR,
    denominator_en VARCHAR, small_denominator INTEGER, dataset VARCHAR, agency_vi VARCHAR,
    agency_en VARCHAR, document VARCHAR, section VARCHAR, caution_vi VARCHAR, caution_en VARCHAR,
    headline INTEGER, position INTEGER
);

-- One row is one kind of file; an indicator's `dataset` is its id.
CREATE TABLE dataset (id VARCHAR, name_vi VARCHAR, name_en VARCHAR, frequency VARCHAR);

-- One row is one target. `first_day`/`last_day` bound `period`; `baseline_last_day` ends `baseline_period`.
-- A baseline_period without baseline_value means: each unit's own value of that period. `upload` and `cell` say where
-- an uploaded target stood; both are NULL for one of the reference tables.
CREATE TABLE target (
    id VARCHAR, indicator VARCHAR, level VARCHAR, geography VARCHAR, comparator VARCHAR,
    value DECIMAL(20, 6), period VARCHAR, first_day DATE, last_day DATE,
    baseline_value DECIMAL(20, 6), baseline_period VARCHAR, baseline_last_day DATE,
    document VARCHAR, section VARCHAR, standing VARCHAR, note_vi VARCHAR, note_en VARCHAR,
    upload VARCHAR, cell VARCHAR
);

-- One row is one step of a target: the value due on `last_day`.
CREATE TABLE milestone (
    target VARCHAR, period VARCHAR, last_day DATE, value DECIMAL(20, 6)
);

-- One row is one figure. Key: indicator, geography, period.
-- `source` is 'document' (document, section, value_text), 'upload' (upload, cell) or 'computed'
-- (summed here from the communes: `reported` of `expected` units).
-- A NULL value was reported as missing. `origin` is 'reported' or 'illustrative'.
CREATE TABLE observation (
    indicator VARCHAR, geography VARCHAR, period VARCHAR, first_day DATE, last_day DATE,
    value DECIMAL(20, 6), numerator DECIMAL(20, 6), denominator DECIMAL(20, 6),
    qualifier VARCHAR, value_text VARCHAR, origin VARCHAR, source VARCHAR,
    document VARCHAR, section VARCHAR, upload VARCHAR, cell VARCHAR,
    reported INTEGER, expected INTEGER, note_vi VARCHAR, note_en VARCHAR
);

-- One row is where one figure stands. Key: indicator, geography, period. There is a row for every
-- observation, and one (status 'silent', value NULL) for every commune that reported none of an
-- indicator's month although others did.
CREATE TABLE progress (
    indicator VARCHAR, geography VARCHAR, period VARCHAR, last_day DATE,
    status VARCHAR, reason VARCHAR, value DECIMAL(20, 6), qualifier VARCHAR, denominator DECIMAL(20, 6),
    target VARCHAR, comparator VARCHAR, target_value DECIMAL(20, 6), target_last_day DATE,
    baseline_value DECIMAL(20, 6), baseline_last_day DATE,
    expected_value DECIMAL(20, 6), progress_share DOUBLE, elapsed_share DOUBLE, months_left INTEGER,
    required_pace DOUBLE, recent_pace DOUBLE, arrival_month DATE, arrival VARCHAR,
    previous_value DECIMAL(20, 6), rank INTEGER, ranked INTEGER, origin VARCHAR
);

-- One row is by when reports of one frequency are due (see `schemas.reference.DueDates`).
CREATE TABLE due_date (
    id VARCHAR, frequency VARCHAR, dataset VARCHAR, months_after INTEGER, day INTEGER, bound VARCHAR,
    document VARCHAR, section VARCHAR, note_vi VARCHAR, note_en VARCHAR
);

-- One row is one period reports of one dataset are waited for: from the first one somebody reported, without a gap,
-- to two years after the last. Key: dataset, period. `due_date` is the last day in time, NULL where no rule says;
-- `reported` counts the communes that are in; `origin` is 'illustrative' where all of them are.
CREATE TABLE reporting_period (
    dataset VARCHAR, period VARCHAR, first_day DATE, last_day DATE, due_date DATE, rule VARCHAR,
    reported INTEGER, origin VARCHAR
);

-- One row is whether one commune reported one dataset's period, up to the last one somebody reported.
-- Key: dataset, geography, period. `state` is 'reported', 'late' or 'silent'; `reported_at` is when the first file
-- in force that names the commune was published, `days_late` how long after the due date that was (0 in time).
-- Neither is known of illustrative figures, which are never late, nor of figures of a document.
CREATE TABLE reporting (
    dataset VARCHAR, geography VARCHAR, period VARCHAR, last_day DATE, state VARCHAR, due_date DATE,
    reported_at TIMESTAMP, days_late INTEGER, upload VARCHAR, origin VARCHAR
);

-- One row is one file in force: everything a number's, a target's or a task's "where from" needs.
CREATE TABLE upload (
    id VARCHAR, sha256 VARCHAR, file_name VARCHAR, dataset VARCHAR, period VARCHAR, kind VARCHAR,
    origin VARCHAR, published_by VARCHAR, published_at TIMESTAMP, note VARCHAR, cells INTEGER
);

-- One row is one figure of a document that measures no indicator.
CREATE TABLE other_figure (
    row INTEGER, figure_vi VARCHAR, figure_en VARCHAR, value_text VARCHAR, document VARCHAR,
    section VARCHAR, reason_vi VARCHAR, reason_en VARCHAR
);

-- One row is one part of a sum or ratio a document states.
CREATE TABLE reconciliation_part (
    id VARCHAR, kind VARCHAR, role VARCHAR, name_vi VARCHAR, name_en VARCHAR, value_text VARCHAR,
    value DECIMAL(20, 6), decimals INTEGER, unit_vi VARCHAR, unit_en VARCHAR, document VARCHAR,
    section VARCHAR, note_vi VARCHAR, note_en VARCHAR
);

-- One row is one stated sum or ratio beside what its parts give; `outcome` is 'agrees' or 'contradicts'.
CREATE TABLE reconciliation (
    id VARCHAR, kind VARCHAR, stated DECIMAL(20, 6), computed DECIMAL(20, 6), outcome VARCHAR
);

-- One row is one task the documents or an upload set. `status` is what was reported last (`schemas.task.TaskStatus`),
-- NULL where nothing was; `upload` and `cell` are of the newest upload that names the task, `status_upload` of the one
-- its status is from; all are NULL for a task no upload speaks of.
CREATE TABLE task (
    id VARCHAR, document VARCHAR, section VARCHAR, task_vi VARCHAR, lead_agency VARCHAR,
    coordinating_agencies VARCHAR, deadline_text VARCHAR, deadline_date DATE, output_vi VARCHAR,
    status VARCHAR, done_on DATE, result_vi VARCHAR, note_vi VARCHAR,
    upload VARCHAR, cell VARCHAR, status_upload VARCHAR
);

-- One row is one point of one meeting's agenda: a figure with what was said and promised of it, or, without an
-- indicator, something said of the meeting as a whole. Key: meeting (its day), indicator, geography; a geography that
-- is NULL is the province. `upload` and `cell` are of the newest upload that names the point.
CREATE TABLE meeting_point (
    meeting DATE, title VARCHAR, position INTEGER, indicator VARCHAR, geography VARCHAR, note_vi VARCHAR,
    promise_value DECIMAL(20, 6), promise_period VARCHAR, promise_last_day DATE, promised_by VARCHAR,
    upload VARCHAR, cell VARCHAR
);
