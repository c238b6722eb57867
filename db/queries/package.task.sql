-- The tasks of the year that :unit or a unit below it leads.
WITH RECURSIVE units (id) AS (
    SELECT :unit UNION SELECT o.id FROM organisation AS o JOIN units ON o.parent_id = units.id
)
SELECT * FROM task WHERE year = :year AND lead_id IN (SELECT id FROM units)
