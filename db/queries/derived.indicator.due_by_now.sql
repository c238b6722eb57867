-- 序时应达: from the baseline to the near end in equal months, to the end of the month of :day. Months are
-- counted on from year 0; a year alone stands for its December. Without a baseline a count begins at 0.
SELECT CASE WHEN k.direction = '越低越好' THEN k.baseline + (k.high - k.baseline) * pace
    ELSE coalesce(k.baseline, 0) + (k.low - coalesce(k.baseline, 0)) * pace END
FROM (
    SELECT iif(due > begun, min(1.0, max(0.0, 1.0 * (now - begun) / (due - begun))), 1.0) AS pace
    FROM (
        SELECT 12 * substr(:day, 1, 4) + substr(:day, 6, 2) AS now,
            coalesce(
                12 * substr(k.baseline_date, 1, 4) + coalesce(nullif(substr(k.baseline_date, 6, 2), ''), 12),
                12 * k.year
            ) AS begun,
            coalesce(
                12 * substr(k.due, 1, 4) + coalesce(nullif(substr(k.due, 6, 2), ''), 12), 12 * k.year + 12
            ) AS due
    )
)
