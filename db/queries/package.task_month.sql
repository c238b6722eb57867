-- Their months of the year.
{scope}
SELECT m.* FROM task_month AS m JOIN task AS t ON t.id = m.task_id
WHERE t.year = :year AND t.lead_id IN (SELECT id FROM units)
    AND m.month BETWEEN :year || '-01' AND :year || '-12'
