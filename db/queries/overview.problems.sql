-- Problems past their deadline and not solved on :day of projects in the year's plan, the longest
-- overdue first, and how many.
WITH overdue AS (
    SELECT q.rowid AS problem, q.project_id, q.deadline AS due FROM problem AS q
    WHERE q.deadline < :day AND substr(:day, 1, length(q.deadline)) > q.deadline
        AND (coalesce(q.state, '') <> '已解决' OR q.solved > :day)
        AND EXISTS (
            SELECT 1 FROM project_year AS y
            WHERE y.project_id = q.project_id AND y.year = :year AND y.category IS NOT NULL
        )
)
SELECT p.id, p.name, q.description AS part, o.due, (SELECT count(*) FROM overdue) AS count
FROM (SELECT * FROM overdue ORDER BY due, problem LIMIT :most) AS o
JOIN problem AS q ON q.rowid = o.problem JOIN project AS p ON p.id = o.project_id
ORDER BY o.due, o.problem
