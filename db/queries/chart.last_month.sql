-- The latest month of a year that any project returned, null if none. One row.
SELECT max(month) FROM project_month
WHERE month BETWEEN :year || '-01' AND :year || '-12' AND done IS NOT NULL
