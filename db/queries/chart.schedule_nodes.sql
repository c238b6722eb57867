-- The key nodes that have a date of the projects in :ids, a JSON array, as they stand on :day.
SELECT n.project_id, n.name, n.due, CASE WHEN n.actual <= :day THEN n.actual END AS actual,
    coalesce(substr(:day, 1, length(n.due)) > n.due, 0) AND coalesce(n.actual > :day, 1) AS is_overdue
FROM node AS n
WHERE n.project_id IN (SELECT value FROM json_each(:ids)) AND (n.due IS NOT NULL OR n.actual <= :day)
ORDER BY n.project_id, coalesce(n.due, n.actual), n.rowid
