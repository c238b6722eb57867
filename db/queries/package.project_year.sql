-- Their rows of the year.
{scope}
SELECT * FROM project_year WHERE year = :year AND project_id IN (SELECT id FROM projects)
