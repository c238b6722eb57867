-- What was said of a year's tasks in a month, with 督办状态 on :day.
SELECT k.id, k.number, k.name, k.lead_id, k.due, {supervision} AS supervision,
    m.progress, m.problems, m.coordination, m.next_step
FROM task AS k LEFT JOIN task_month AS m ON m.task_id = k.id AND m.month = :month
WHERE k.year = :year
ORDER BY k.number IS NULL, k.number, k.name, k.id
