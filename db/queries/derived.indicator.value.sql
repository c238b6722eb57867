-- The current value on :day: the latest reading of what is read off by hand, else what the rule counts.
-- A date less exact than the one it is compared with stands for the first day of its month or year.
-- What has no date counts while no period is chosen. Parks have the parks inside them.
WITH RECURSIVE
    inside (id) AS (
        SELECT k.park_id UNION SELECT park.id FROM park JOIN inside ON park.parent_id = inside.id
    )
SELECT CAST(CASE coalesce(k.measure, '人工填报')
    WHEN '人工填报' THEN (
        SELECT r.value FROM reading AS r WHERE r.indicator_id = k.id AND r.date <= :day
        ORDER BY r.date DESC, r.rowid DESC LIMIT 1
    )
    WHEN '本年完成投资' THEN (
        SELECT sum(m.done) / 1e8 FROM project_month AS m
        WHERE m.month BETWEEN k.year || '-01' AND :day
            AND (k.since IS NULL OR m.month || '-01' >= k.since)
            AND (k.until IS NULL OR substr(m.month, 1, length(k.until)) <= k.until)
            AND (coalesce(k.park_id, k.unit_id, k.district_id, k.category) IS NULL OR EXISTS (
                SELECT 1 FROM project AS p
                LEFT JOIN project_year AS y ON y.project_id = p.id AND y.year = k.year
                WHERE p.id = m.project_id
                    AND (k.park_id IS NULL OR p.park_id IN (SELECT id FROM inside))
                    AND (k.unit_id IS NULL OR p.responsible_id = k.unit_id)
                    AND (k.district_id IS NULL OR p.district_id = k.district_id)
                    AND (k.category IS NULL OR y.category = k.category)
            ))
    )
    WHEN '新开工项目数' THEN (
        SELECT count(*) FROM project AS p JOIN project_year AS y ON y.project_id = p.id AND y.year = k.year
        WHERE y.category = '新建' AND p.stage IN ('开工', '在建', '竣工', '停工', '复工')
            AND (p.actual_start <= :day OR p.actual_start IS NULL AND k.since IS NULL AND k.until IS NULL)
            AND (k.since IS NULL OR substr(p.actual_start || '-01-01', 1, 10) >= k.since)
            AND (k.until IS NULL OR substr(p.actual_start, 1, length(k.until)) <= k.until)
            AND (k.park_id IS NULL OR p.park_id IN (SELECT id FROM inside))
            AND (k.unit_id IS NULL OR p.responsible_id = k.unit_id)
            AND (k.district_id IS NULL OR p.district_id = k.district_id)
    )
    WHEN '已完成任务数' THEN (
        SELECT count(*) FROM task AS t WHERE t.year = k.year AND t.state = '已完成'
            AND (t.finished <= :day OR t.finished IS NULL AND k.since IS NULL AND k.until IS NULL)
            AND (k.since IS NULL OR substr(t.finished || '-01-01', 1, 10) >= k.since)
            AND (k.until IS NULL OR substr(t.finished, 1, length(k.until)) <= k.until)
            AND (k.unit_id IS NULL OR t.lead_id = k.unit_id)
    )
    ELSE (
        SELECT count(*) FROM (
            SELECT coalesce(registered, landed) AS attracted, {standing} AS standing, park_id, field, honours
            FROM enterprise
        ) AS e
        WHERE iif(k.stage IS NULL, e.standing IN ('注册', '落地', '投产'), e.standing = k.stage)
            AND (e.attracted <= :day
                 OR e.attracted IS NULL AND k.since IS NULL AND k.until IS NULL AND k.measure = '在册企业数')
            AND (k.measure = '在册企业数' OR e.attracted >= CAST(k.year AS TEXT))
            AND (k.since IS NULL OR substr(e.attracted || '-01-01', 1, 10) >= k.since)
            AND (k.until IS NULL OR substr(e.attracted, 1, length(k.until)) <= k.until)
            AND (k.park_id IS NULL OR e.park_id IN (SELECT id FROM inside))
            AND (k.field IS NULL OR e.field = k.field)
            AND (k.honour IS NULL OR instr(e.honours, k.honour))
    )
END AS REAL)
