-- Their nodes.
{scope}
SELECT * FROM node WHERE project_id IN (SELECT id FROM projects)
