-- Problems past their deadline and not solved on :day of projects in the year's plan, the longest
-- overdue first, and how many. The order is that of the index, so that the first of many come at once.
WITH overdue AS NOT MATERIALIZED (
    SELECT q.rowid AS problem, q.project_id, q.deadline, q.state, q.solved FROM problem AS q
    WHERE q.deadline < :day AND substr(:day, 1, length(q.deadline)) > q.deadline
        AND (coalesce(q.state, '') <> '已解决' OR q.solved > :day)
        AND +q.project_id IN (
            SELECT project_id FROM project_year WHERE year = :year AND category IS NOT NULL
        )
)
SELECT p.id, p.name, q.description AS part, o.deadline AS due, 1 AS is_overdue,
    (SELECT count(*) FROM overdue) AS count
FROM (SELECT * FROM overdue ORDER BY deadline, state, solved, project_id, problem LIMIT :most) AS o
JOIN problem AS q ON q.rowid = o.problem JOIN project AS p ON p.id = o.project_id
ORDER BY o.deadline, o.state, o.solved, o.project_id, o.problem
