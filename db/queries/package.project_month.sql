-- Their months of the year.
{scope}
SELECT * FROM project_month
WHERE month BETWEEN :year || '-01' AND :year || '-12' AND project_id IN (SELECT id FROM projects)
