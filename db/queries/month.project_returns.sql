-- What the projects of a year's plan returned for a month, on the rows of month.projects.sql.
SELECT s.id, s.number, s.name, s.responsible_id, p.total_investment, s.planned AS planned_investment,
    s.done_before, m.done, s.done AS total, s.completion_rate, s.completion_rate - :number / 12.0 AS gap, s.light,
    m.progress, m.problems, m.coordination, m.next_step
FROM ({projects}) AS s JOIN project AS p ON p.id = s.id
LEFT JOIN project_month AS m ON m.project_id = s.id AND m.month = :month
ORDER BY s.number IS NULL, s.number, s.name, s.id
