-- 督办状态 on :day, judged as that of a node is; a task is done when its state says so. Null for 已取消.
SELECT CASE
    WHEN k.state = '已取消' THEN NULL
    WHEN k.state = '已完成' AND coalesce(k.finished <= :day, 1) THEN '已完成'
    WHEN substr(:day, 1, length(k.due)) > k.due THEN '逾期'
    WHEN substr(:soon, 1, length(k.due)) > k.due THEN '临近'
    WHEN k.due IS NOT NULL THEN '正常'
END
