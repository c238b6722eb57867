-- 投资完成率 = 当年累计完成 / 本年计划投资. Null without a plan or without a return.
SELECT CAST(sum(m.done) AS REAL) / nullif(y.planned_investment, 0) FROM project_month AS m
WHERE m.project_id = k.id AND m.month BETWEEN :year || '-01' AND :year || '-12'
