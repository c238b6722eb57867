-- 本年计划投资 of the project in the month's year.
SELECT p.planned_investment FROM project_year AS p
WHERE p.project_id = k.project_id AND p.year = CAST(substr(k.month, 1, 4) AS INTEGER)
