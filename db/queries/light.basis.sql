-- What the light of the project `k` is judged by at the end of :month; the same as month.projects.sql
-- adds up for all of them.
SELECT y.planned_investment AS planned,
    (
        SELECT coalesce(sum(m.done), 0) FROM project_month AS m
        WHERE m.project_id = k.id AND m.month BETWEEN :year || '-01' AND :month
    ) AS counted,
    (
        SELECT count(*) FROM node AS n
        WHERE n.project_id = k.id AND n.due < :month_end
            AND substr(:month_end, 1, length(n.due)) > n.due
            AND (n.actual IS NULL OR n.actual > :month_end)
    ) AS late_nodes,
    (
        SELECT count(*) FROM problem AS q
        WHERE q.project_id = k.id AND q.deadline < :month_end
            AND substr(:month_end, 1, length(q.deadline)) > q.deadline
            AND (coalesce(q.state, '') <> '已解决' OR q.solved > :month_end)
    ) AS late_problems
