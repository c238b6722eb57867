-- Tasks of the year that are 逾期 or 临近 on :day, the most pressing first; how many, and how many 逾期.
WITH pressing AS (
    SELECT id, name, due, number, substr(:day, 1, length(due)) > due AS is_overdue FROM task
    WHERE year = :year AND substr(:soon, 1, length(due)) > due AND coalesce(state, '') <> '已取消'
        AND NOT (coalesce(state, '') = '已完成' AND coalesce(finished <= :day, 1))
)
SELECT id, name, NULL AS part, due, is_overdue,
    (SELECT count(*) FROM pressing) AS count, (SELECT sum(is_overdue) FROM pressing) AS overdue
FROM pressing ORDER BY due, number LIMIT :most
