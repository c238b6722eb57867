-- 总投资 of the project.
SELECT p.total_investment FROM project AS p WHERE p.id = k.project_id
