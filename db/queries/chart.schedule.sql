-- The projects in a year's plan with their dates. One is late on :day if it should have begun or
-- ended and has not; a date known to the month or the year alone is past when that is over.
SELECT p.id, y.number, p.name, p.planned_start, p.planned_finish,
    CASE WHEN p.actual_start <= :day THEN p.actual_start END AS actual_start,
    CASE WHEN p.actual_finish <= :day THEN p.actual_finish END AS actual_finish,
    coalesce(substr(:day, 1, length(p.planned_start)) > p.planned_start, 0)
        AND coalesce(p.actual_start > :day, 1) AND coalesce(p.actual_finish > :day, 1) AS is_start_late,
    coalesce(substr(:day, 1, length(p.planned_finish)) > p.planned_finish, 0)
        AND coalesce(p.actual_finish > :day, 1) AS is_finish_late
FROM project_year AS y JOIN project AS p ON p.id = y.project_id
WHERE y.year = :year AND y.category IS NOT NULL
ORDER BY y.number IS NULL, y.number, p.name, p.id
