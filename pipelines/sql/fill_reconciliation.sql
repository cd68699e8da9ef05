-- One row is one stated sum or ratio beside what its parts give. Two cited values that should be the
-- same have no number and are compared as text.
INSERT INTO reconciliation
WITH sides AS (
    SELECT id, any_value(kind) AS kind, any_value(decimals) AS decimals,
        max(value) FILTER (role = 'stated') AS stated,
        any_value(value_text) FILTER (role = 'stated') AS stated_text,
        any_value(value_text) FILTER (role = 'other') AS other_text,
        sum(value) FILTER (role = 'part') AS parts,
        max(value) FILTER (role = 'numerator') AS numerator,
        max(value) FILTER (role = 'denominator') AS denominator
    FROM reconciliation_part
    GROUP BY id
),
computed AS (
    SELECT *, CASE kind
        WHEN 'sum' THEN parts
        WHEN 'ratio' THEN CAST(round(100 * numerator / denominator, decimals) AS DECIMAL(20, 6))
    END AS computed
    FROM sides
)
SELECT id, kind, stated, computed,
    CASE WHEN kind = 'same' AND stated_text = other_text THEN 'agrees'
        WHEN kind <> 'same' AND stated = computed THEN 'agrees'
        ELSE 'contradicts' END
FROM computed
ORDER BY id;
