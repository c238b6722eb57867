-- 办结材料: whether a file is kept beside a task that is done. Null for one that is not.
SELECT CASE WHEN EXISTS (
    SELECT 1 FROM attachment AS a WHERE a.record_id = k.id
) THEN '有附件' ELSE '尚无办结材料' END
WHERE k.state = '已完成'
