-- Who is asked and for what: :unit with the units below it, and the projects of the year's plan that
-- they answer for.
WITH RECURSIVE
    units (id) AS (
        SELECT :unit UNION SELECT o.id FROM organisation AS o JOIN units ON o.parent_id = units.id
    ),
    projects (id) AS (
        SELECT p.id FROM project AS p JOIN project_year AS y ON y.project_id = p.id AND y.year = :year
        WHERE y.category IS NOT NULL AND p.responsible_id IN (SELECT id FROM units)
    )
