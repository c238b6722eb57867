-- 至本月累计: what was done from January of the month's year to the month.
SELECT sum(m.done) FROM project_month AS m
WHERE m.project_id = k.project_id AND m.month BETWEEN substr(k.month, 1, 4) || '-01' AND k.month
