-- The months of a year that projects in its plan returned: how many did, and what they did in 元.
SELECT m.month, count(m.done), sum(m.done)
FROM project_year AS y JOIN project_month AS m ON m.project_id = y.project_id
WHERE y.year = :year AND y.category IS NOT NULL
    AND m.month BETWEEN :year || '-01' AND :year || '-12'
GROUP BY m.month
