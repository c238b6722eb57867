-- The projects in a year's plan at the end of a month, one row each; amounts in 元.
-- A light is judged in whole numbers: 完成率 = done / planned and 序时 = month / 12, so
-- (序时 - 完成率) in percentage points is 100 * (month * planned - 12 * done) / (12 * planned).
WITH
    months AS (
        SELECT project_id, sum(done) AS done, max(done) FILTER (WHERE month = :month) AS month_done,
            sum(done) FILTER (WHERE month < :month) AS done_before,
            max(progress) FILTER (WHERE month = :month) AS progress
        FROM project_month WHERE month BETWEEN :year || '-01' AND :month GROUP BY project_id
    ),
    listed AS (
        SELECT p.id, p.name, p.responsible_id, p.stage, y.number, y.category,
            y.planned_investment AS planned, m.done, m.month_done, m.done_before,
            coalesce(m.done, 0) AS counted
        FROM project_year AS y JOIN project AS p ON p.id = y.project_id
        LEFT JOIN months AS m ON m.project_id = p.id
        WHERE y.year = :year AND y.category IS NOT NULL
    )
SELECT listed.*,
    category = '新建' AND stage IN ('开工', '在建', '竣工', '停工', '复工') AS newly_started,
    stage IN ('开工', '在建', '竣工', '停工', '复工') AS started,
    CAST(counted AS REAL) / nullif(planned, 0) AS completion_rate,
    CASE
        WHEN coalesce(planned, 0) <= 0 THEN NULL
        WHEN :basis = 'points' THEN CASE
            WHEN 100 * (:number * planned - 12 * counted) > :red * 12 * planned THEN '红灯'
            WHEN 100 * (:number * planned - 12 * counted) >= :yellow * 12 * planned THEN '黄灯'
            ELSE '绿灯' END
        WHEN 1200 * counted < :red * :number * planned THEN '红灯'
        WHEN 1200 * counted < :yellow * :number * planned THEN '黄灯'
        ELSE '绿灯'
    END AS light
FROM listed
ORDER BY number IS NULL, number, name, id
