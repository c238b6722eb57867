-- The projects in a year's plan that have dates, with them: the late ones first, each group by its
-- start, the first :most; and how many there are, are late, and have no date. One is late on :day if
-- it, or a node of it, should have come by then and has not; a date known to the month or the year
-- alone is past when that is over. Where no actual date is written, its stage says whether it has
-- begun or is completed.
WITH
    nodes AS (
        SELECT project_id, sum(
            coalesce(substr(:day, 1, length(due)) > due, 0) AND coalesce(actual > :day, 1)
        ) AS overdue
        FROM node WHERE due IS NOT NULL OR actual <= :day GROUP BY project_id
    ),
    projects AS (
        SELECT *,
            coalesce(actual_start <= :day, stage IN ('开工', '在建', '竣工', '停工', '复工'), 0) AS is_begun,
            coalesce(actual_finish <= :day, stage = '竣工', 0) AS is_finished
        FROM project
    ),
    listed AS (
        SELECT p.id, y.number, p.name, p.planned_start, p.planned_finish,
            CASE WHEN p.actual_start <= :day THEN p.actual_start END AS actual_start,
            CASE WHEN p.actual_finish <= :day THEN p.actual_finish END AS actual_finish,
            p.is_begun OR p.is_finished AS is_begun, p.is_finished,
            coalesce(substr(:day, 1, length(p.planned_start)) > p.planned_start, 0)
                AND NOT (p.is_begun OR p.is_finished) AS is_start_late,
            coalesce(substr(:day, 1, length(p.planned_finish)) > p.planned_finish, 0)
                AND NOT p.is_finished AS is_finish_late,
            nodes.overdue
        FROM project_year AS y JOIN projects AS p ON p.id = y.project_id
        LEFT JOIN nodes ON nodes.project_id = p.id
        WHERE y.year = :year AND y.category IS NOT NULL
    ),
    judged AS (
        SELECT *, is_start_late OR is_finish_late OR coalesce(overdue, 0) > 0 AS is_late,
            coalesce(planned_start, planned_finish, actual_start, actual_finish, overdue) IS NOT NULL
                AS is_dated
        FROM listed
    ),
    counted AS (
        SELECT *, sum(is_dated) OVER () AS dated, sum(is_late) OVER () AS late,
            sum(NOT is_dated) OVER () AS undated
        FROM judged
    )
SELECT dated, late, undated, id, name, planned_start, planned_finish, actual_start, actual_finish,
    is_begun, is_finished, is_start_late, is_finish_late, is_late
FROM counted WHERE is_dated
ORDER BY is_late DESC, coalesce(planned_start, actual_start) NULLS LAST, number IS NULL, number, id
LIMIT :most
