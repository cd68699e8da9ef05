-- First and last day of a period slug: 2025-07, 2025-Q3, 2025, 2025-01..2025-07 (as schemas.period).
CREATE OR REPLACE TEMP MACRO first_day(slug) AS CASE
    WHEN length(slug) = 4 THEN make_date(CAST(slug AS INTEGER), 1, 1)
    WHEN slug[6] = 'Q' THEN make_date(CAST(slug[1:4] AS INTEGER), CAST(slug[7:7] AS INTEGER) * 3 - 2, 1)
    ELSE make_date(CAST(slug[1:4] AS INTEGER), CAST(slug[6:7] AS INTEGER), 1)
END;

CREATE OR REPLACE TEMP MACRO last_day_of(slug) AS CASE
    WHEN length(slug) = 4 THEN make_date(CAST(slug AS INTEGER), 12, 31)
    WHEN slug[6] = 'Q' THEN last_day(make_date(CAST(slug[1:4] AS INTEGER), CAST(slug[7:7] AS INTEGER) * 3, 1))
    WHEN length(slug) = 7 THEN last_day(make_date(CAST(slug[1:4] AS INTEGER), CAST(slug[6:7] AS INTEGER), 1))
    ELSE last_day(make_date(CAST(slug[10:13] AS INTEGER), CAST(slug[15:16] AS INTEGER), 1))
END;

-- The slug of January to that month, as schemas.period writes it.
CREATE OR REPLACE TEMP MACRO year_to_date_slug(day) AS CASE month(day)
    WHEN 1 THEN strftime(day, '%Y-01')
    WHEN 3 THEN strftime(day, '%Y-Q1')
    WHEN 12 THEN strftime(day, '%Y')
    ELSE strftime(day, '%Y-01') || '..' || strftime(day, '%Y-%m')
END;

-- How often periods of that length come; NULL of a run of months.
CREATE OR REPLACE TEMP MACRO frequency_of(first_day, last_day) AS CASE
    WHEN date_diff('month', first_day, last_day) = 0 THEN 'monthly'
    WHEN date_diff('month', first_day, last_day) = 2 AND month(first_day) % 3 = 1 THEN 'quarterly'
    WHEN date_diff('month', first_day, last_day) = 11 THEN 'yearly'
END;

-- The slug of a month, quarter or year, as schemas.period writes it.
CREATE OR REPLACE TEMP MACRO period_slug(first_day, last_day) AS CASE frequency_of(first_day, last_day)
    WHEN 'monthly' THEN strftime(first_day, '%Y-%m')
    WHEN 'quarterly' THEN strftime(first_day, '%Y') || '-Q' || quarter(first_day)
    ELSE strftime(first_day, '%Y')
END;
