-- One row is one year in which the period of a target lies.
SELECT DISTINCT left(period, 4) AS year FROM target ORDER BY year;
