-- Tasks of the year that are not done and have a due date, the most pressing first.
SELECT id, name, due FROM task
WHERE year = :year AND due IS NOT NULL AND coalesce(state, '') NOT IN ('已完成', '已取消')
ORDER BY due, number LIMIT :most
