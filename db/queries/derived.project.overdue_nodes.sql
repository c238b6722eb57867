-- 逾期节点: how many nodes were due before :day and not reached by then. Null where there are no nodes.
SELECT sum(coalesce(substr(:day, 1, length(n.due)) > n.due, 0) AND coalesce(n.actual > :day, 1))
FROM node AS n WHERE n.project_id = k.id
