-- 督办状态 on :day, judged as that of a node is; a problem is done when its state says so.
SELECT CASE
    WHEN k.state = '已解决' AND k.solved <= :day THEN '已完成'
    WHEN substr(:day, 1, length(k.deadline)) > k.deadline THEN '逾期'
    WHEN substr(:soon, 1, length(k.deadline)) > k.deadline THEN '临近'
    WHEN k.deadline IS NOT NULL THEN '正常'
END
