-- One row is one period of a figure with its days: worked out once a period, not once a figure.
CREATE TEMP TABLE known_period AS
SELECT period, first_day(period) AS first_day, last_day_of(period) AS last_day
FROM (SELECT period FROM effective_cell UNION SELECT period FROM reference_document_figures);
