-- 进展情况 of the latest month of the task's year in which anything was said. Null where none was.
SELECT m.progress FROM task_month AS m
WHERE m.task_id = k.id AND m.month BETWEEN k.year || '-01' AND k.year || '-12'
    AND coalesce(m.progress, m.problems, m.coordination, m.next_step) IS NOT NULL
ORDER BY m.month DESC LIMIT 1
