-- Projects whose 完成率 is furthest behind the pace of the latest returned month (序时 = month / 12).
WITH
    done AS (
        SELECT project_id, sum(done) AS done FROM project_month
        WHERE month BETWEEN :year || '-01' AND :month GROUP BY project_id
    ),
    furthest AS (
        SELECT y.project_id, y.number, CAST(coalesce(d.done, 0) AS REAL) / y.planned_investment - :pace AS gap
        FROM project_year AS y LEFT JOIN done AS d ON d.project_id = y.project_id
        WHERE y.year = :year AND y.planned_investment > 0
            AND CAST(coalesce(d.done, 0) AS REAL) / y.planned_investment < :pace
        ORDER BY gap, y.number LIMIT :most
    )
SELECT p.id, p.name, furthest.gap FROM furthest JOIN project AS p ON p.id = furthest.project_id
ORDER BY furthest.gap, furthest.number
