-- The year's investment of each park and of the parks inside it, over the projects in the year's
-- plan: what is planned and what was done, in 元, null where nothing is known.
WITH RECURSIVE
    inside (park_id, id) AS (
        SELECT id, id FROM park
        UNION SELECT inside.park_id, park.id FROM park JOIN inside ON park.parent_id = inside.id
    ),
    done AS (
        SELECT project_id, sum(done) AS done FROM project_month
        WHERE month BETWEEN :year || '-01' AND :year || '-12' GROUP BY project_id
    )
SELECT inside.park_id, sum(y.planned_investment) AS planned, sum(done.done) AS done
FROM inside JOIN project AS p ON p.park_id = inside.id
JOIN project_year AS y ON y.project_id = p.id AND y.year = :year AND y.category IS NOT NULL
LEFT JOIN done ON done.project_id = p.id
GROUP BY inside.park_id
