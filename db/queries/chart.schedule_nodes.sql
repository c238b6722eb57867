-- The key nodes of the projects in a year's plan that have a date, as they stand on :day.
SELECT n.project_id, n.name, n.due, CASE WHEN n.actual <= :day THEN n.actual END AS actual,
    coalesce(substr(:day, 1, length(n.due)) > n.due, 0) AND coalesce(n.actual > :day, 1) AS is_overdue
FROM node AS n JOIN project_year AS y ON y.project_id = n.project_id
WHERE y.year = :year AND y.category IS NOT NULL AND (n.due IS NOT NULL OR n.actual <= :day)
ORDER BY n.project_id, coalesce(n.due, n.actual), n.rowid
