-- Their months of the year.
WITH RECURSIVE units (id) AS (
    SELECT :unit UNION SELECT o.id FROM organisation AS o JOIN units ON o.parent_id = units.id
),
projects (id) AS (
    SELECT p.id FROM project AS p JOIN project_year AS y ON y.project_id = p.id AND y.year = :year
    WHERE y.category IS NOT NULL AND p.responsible_id IN (SELECT id FROM units)
)
SELECT * FROM project_month
WHERE month BETWEEN :year || '-01' AND :year || '-12' AND project_id IN (SELECT id FROM projects)
