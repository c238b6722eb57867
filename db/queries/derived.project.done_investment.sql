-- 当年累计完成: the sum of the year's months. Null where no month was returned.
SELECT sum(m.done) FROM project_month AS m
WHERE m.project_id = k.id AND m.month BETWEEN :year || '-01' AND :year || '-12'
