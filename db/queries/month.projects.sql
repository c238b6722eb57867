-- The projects in a year's plan at the end of a month, one row each; amounts in 元.
WITH
    months AS (
        SELECT project_id, sum(done) AS done, max(done) FILTER (WHERE month = :month) AS month_done,
            sum(done) FILTER (WHERE month < :month) AS done_before
        FROM project_month WHERE month BETWEEN :year || '-01' AND :month GROUP BY project_id
    ),
    nodes AS (
        SELECT project_id, count(*) AS late FROM node
        WHERE due < :month_end AND substr(:month_end, 1, length(due)) > due
            AND (actual IS NULL OR actual > :month_end)
        GROUP BY project_id
    ),
    problems AS (
        SELECT project_id, count(*) AS late FROM problem
        WHERE deadline < :month_end AND substr(:month_end, 1, length(deadline)) > deadline
            AND (coalesce(state, '') <> '已解决' OR solved > :month_end)
        GROUP BY project_id
    ),
    listed AS (
        SELECT p.id, p.name, p.responsible_id, p.stage, y.number, y.category,
            y.planned_investment AS planned, m.done, m.month_done, m.done_before,
            coalesce(m.done, 0) AS counted,
            coalesce(n.late, 0) AS late_nodes, coalesce(q.late, 0) AS late_problems
        FROM project_year AS y JOIN project AS p ON p.id = y.project_id
        LEFT JOIN months AS m ON m.project_id = p.id
        LEFT JOIN nodes AS n ON n.project_id = p.id
        LEFT JOIN problems AS q ON q.project_id = p.id
        WHERE y.year = :year AND y.category IS NOT NULL
    )
SELECT listed.*,
    category = '新建' AND stage IN ('开工', '在建', '竣工', '停工', '复工') AS newly_started,
    stage IN ('开工', '在建', '竣工', '停工', '复工') AS started,
    CAST(counted AS REAL) / nullif(planned, 0) AS completion_rate,
    {light} AS light
FROM listed
ORDER BY number IS NULL, number, name, id
