-- Their months of the year.
WITH RECURSIVE units (id) AS (
    SELECT :unit UNION SELECT o.id FROM organisation AS o JOIN units ON o.parent_id = units.id
)
SELECT m.* FROM task_month AS m JOIN task AS t ON t.id = m.task_id
WHERE t.year = :year AND t.lead_id IN (SELECT id FROM units)
    AND m.month BETWEEN :year || '-01' AND :year || '-12'
