-- Nodes overdue on :day of projects in the year's plan, the longest overdue first, and how many.
-- The order is that of the index, so that the first of many come at once.
WITH overdue AS NOT MATERIALIZED (
    SELECT n.rowid AS node, n.project_id, n.due, n.actual FROM node AS n
    WHERE n.due < :day AND substr(:day, 1, length(n.due)) > n.due
        AND (n.actual IS NULL OR n.actual > :day)
        AND +n.project_id IN (
            SELECT project_id FROM project_year WHERE year = :year AND category IS NOT NULL
        )
)
SELECT p.id, p.name, n.name AS part, o.due, 1 AS is_overdue,
    (SELECT count(*) FROM overdue) AS count
FROM (SELECT * FROM overdue ORDER BY due, actual, project_id, node LIMIT :most) AS o
JOIN node AS n ON n.rowid = o.node JOIN project AS p ON p.id = o.project_id
ORDER BY o.due, o.actual, o.project_id, o.node
