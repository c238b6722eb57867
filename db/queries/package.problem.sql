-- Their problems.
{scope}
SELECT * FROM problem WHERE project_id IN (SELECT id FROM projects)
