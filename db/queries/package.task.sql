-- The tasks of the year that :unit or a unit below it leads.
{scope}
SELECT * FROM task WHERE year = :year AND lead_id IN (SELECT id FROM units)
