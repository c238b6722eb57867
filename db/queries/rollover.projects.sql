-- The projects in a year's plan in its order, one row each, with what the year's months add: amounts
-- in 元, null where nothing was entered. `is_there` says whether the project has a row of the year :next.
SELECT p.id, p.name, p.stage, p.stage_date, p.actual_finish, y.number, y.category, y.invested_before,
    sum(m.done) AS done, count(m.done) AS returned, n.id IS NOT NULL AS is_there
FROM project_year AS y JOIN project AS p ON p.id = y.project_id
LEFT JOIN project_month AS m
    ON m.project_id = p.id AND m.month BETWEEN :year || '-01' AND :year || '-12'
LEFT JOIN project_year AS n ON n.project_id = p.id AND n.year = :next
WHERE y.year = :year AND y.category IS NOT NULL
GROUP BY p.id ORDER BY y.number IS NULL, y.number, p.name, p.id
