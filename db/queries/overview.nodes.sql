-- Nodes overdue on :day of projects in the year's plan, the longest overdue first, and how many.
WITH overdue AS (
    SELECT n.rowid AS node, n.project_id, n.due FROM node AS n
    WHERE n.due < :day AND substr(:day, 1, length(n.due)) > n.due
        AND (n.actual IS NULL OR n.actual > :day)
        AND EXISTS (
            SELECT 1 FROM project_year AS y
            WHERE y.project_id = n.project_id AND y.year = :year AND y.category IS NOT NULL
        )
)
SELECT p.id, p.name, n.name AS part, o.due, (SELECT count(*) FROM overdue) AS count
FROM (SELECT * FROM overdue ORDER BY due, node LIMIT :most) AS o
JOIN node AS n ON n.rowid = o.node JOIN project AS p ON p.id = o.project_id
ORDER BY o.due, o.node
