-- When the node is due that is due first of those not reached by :day.
SELECT n.due FROM node AS n
WHERE n.project_id = k.id AND (n.actual IS NULL OR n.actual > :day)
ORDER BY n.due NULLS LAST, n.rowid LIMIT 1
