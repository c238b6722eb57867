-- The units that answer for a project of the year's plan or lead a task of the year, without those below
-- another such unit, whose package has their rows.
WITH RECURSIVE
    asked (id) AS (
        SELECT p.responsible_id FROM project AS p
        JOIN project_year AS y ON y.project_id = p.id AND y.year = :year WHERE y.category IS NOT NULL
        UNION SELECT lead_id FROM task WHERE year = :year
    ),
    below (id) AS (
        SELECT o.id FROM organisation AS o JOIN asked ON o.parent_id = asked.id
        UNION SELECT o.id FROM organisation AS o JOIN below ON o.parent_id = below.id
    )
SELECT id, name FROM organisation
WHERE id IN (SELECT id FROM asked) AND id NOT IN (SELECT id FROM below)
ORDER BY rowid
