-- The latest month of a year that any project returned, null if none. One row.
-- A comparison, unlike IS NOT NULL, is a step in the index: months that are only planned cost nothing.
WITH RECURSIVE months (number) AS (
    SELECT 1 UNION ALL SELECT number + 1 FROM months WHERE number < 12
)
SELECT max(month) FROM (SELECT printf('%04d-%02d', :year, number) AS month FROM months) AS listed
WHERE EXISTS (SELECT 1 FROM project_month AS m WHERE m.month = listed.month AND m.done > -1e15)
