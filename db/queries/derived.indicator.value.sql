-- The current value: the latest reading of what is read off by hand, else what the rule counts.
-- 在册 and 引进 count a firm of the park and of the parks inside it once, by field and honour.
WITH RECURSIVE inside (id) AS (
    SELECT k.park_id UNION SELECT park.id FROM park JOIN inside ON park.parent_id = inside.id
)
SELECT CAST(CASE k.measure
    WHEN '人工填报' THEN (
        SELECT r.value FROM reading AS r WHERE r.indicator_id = k.id ORDER BY r.date DESC, r.rowid DESC LIMIT 1
    )
    WHEN '本年完成投资' THEN (
        SELECT sum(m.done) / 1e8 FROM project_month AS m
        WHERE m.month BETWEEN k.year || '-01' AND k.year || '-12'
    )
    WHEN '新开工项目数' THEN (
        SELECT count(*) FROM project AS p JOIN project_year AS y ON y.project_id = p.id AND y.year = k.year
        WHERE y.category = '新建' AND p.stage IN ('开工', '在建', '竣工', '停工', '复工')
    )
    WHEN '已完成任务数' THEN (
        SELECT count(*) FROM task AS t WHERE t.year = k.year AND t.state = '已完成'
    )
    ELSE (
        SELECT count(*) FROM enterprise AS e
        WHERE e.stage IN ('注册', '落地', '投产')
            AND (k.park_id IS NULL OR e.park_id IN (SELECT id FROM inside))
            AND (k.field IS NULL OR e.field = k.field)
            AND (k.honour IS NULL OR instr(e.honours, k.honour))
            AND (k.measure = '在册企业数'
                 OR substr(coalesce(e.registered, e.landed), 1, 4) = CAST(k.year AS TEXT))
    )
END AS REAL)
