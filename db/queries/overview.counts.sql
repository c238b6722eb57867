-- The year's counts for the cards of 总览, each beside what the plan says. One row.
-- Amounts are in 元; `last_month` is the latest month with a return.
WITH
    listed AS (
        SELECT count(*) AS projects,
            count(CASE WHEN category = '续建' THEN 1 END) AS continuing,
            count(CASE WHEN category = '新建' THEN 1 END) AS new,
            sum(planned_investment) AS planned_investment
        FROM project_year WHERE year = :year AND category IS NOT NULL
    ),
    months AS (
        SELECT month, done FROM project_month
        WHERE month BETWEEN :year || '-01' AND :year || '-12' AND done IS NOT NULL
    )
SELECT
    (SELECT count(*) FROM task WHERE year = :year) AS tasks,
    (SELECT count(*) FROM task WHERE year = :year AND state = '已完成') AS tasks_done,
    (SELECT count(*) FROM task WHERE year = :year AND state = '推进中') AS tasks_under_way,
    listed.projects,
    listed.continuing,
    listed.new,
    (
        SELECT count(*) FROM project_year AS y JOIN project AS p ON p.id = y.project_id
        WHERE y.year = :year AND y.category = '新建' AND p.stage IN ('开工', '在建', '竣工', '停工', '复工')
    ) AS started,
    listed.planned_investment,
    (SELECT sum(done) FROM months) AS done_investment,
    (SELECT max(month) FROM months) AS last_month
FROM listed
