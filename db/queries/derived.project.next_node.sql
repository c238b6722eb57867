-- 下一节点: the node that is due first of those not reached by :day.
SELECT n.name FROM node AS n
WHERE n.project_id = k.id AND (n.actual IS NULL OR n.actual > :day)
ORDER BY n.due NULLS LAST, n.rowid LIMIT 1
