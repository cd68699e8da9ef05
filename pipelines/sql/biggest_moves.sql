-- One row is one figure that moved, at most $most: changed ones first, and of those the biggest moves first, as a
-- share of what the indicator can span or, where it has no bounds, of the figure itself.
SELECT move.kind, move.indicator, move.geography, move.period, move.was, move.becomes,
    move.was_numerator, move.was_denominator, move.becomes_numerator, move.becomes_denominator
FROM move
LEFT JOIN after.indicator AS i ON i.id = move.indicator
ORDER BY
    CASE move.kind WHEN 'changed' THEN 1 WHEN 'removed' THEN 2 ELSE 3 END,
    CASE
        WHEN move.kind <> 'changed' THEN 0
        WHEN (move.was IS NULL) <> (move.becomes IS NULL) THEN 1
        WHEN move.was IS NOT DISTINCT FROM move.becomes THEN 0
        ELSE abs(move.becomes - move.was)::DOUBLE
            / coalesce(i.maximum - i.minimum, greatest(abs(move.was), abs(move.becomes))::DOUBLE)
    END DESC,
    i.position, move.indicator, move.period, move.geography
LIMIT $most;
