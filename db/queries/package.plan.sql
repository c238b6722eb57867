-- The plan of the year.
SELECT * FROM plan WHERE year = :year
