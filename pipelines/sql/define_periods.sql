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
