-- 督办状态 on :day. A due date known to the month or the year alone is past when that is over;
-- 临近 is what is overdue by :soon, the day after the reminder window.
SELECT CASE
    WHEN k.actual <= :day THEN '已完成'
    WHEN substr(:day, 1, length(k.due)) > k.due THEN '逾期'
    WHEN substr(:soon, 1, length(k.due)) > k.due THEN '临近'
    WHEN k.due IS NOT NULL THEN '正常'
END
