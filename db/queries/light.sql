-- The light of a project, from its `planned` and `counted` 元 and its overdue `late_nodes` and `late_problems`.
-- It is judged in whole numbers: 完成率 = counted / planned and 序时 = month / 12, so
-- (序时 - 完成率) in percentage points is 100 * (month * planned - 12 * counted) / (12 * planned).
CASE
    WHEN planned > 0 AND CASE
        WHEN :basis = 'points'
            THEN 100 * (:number * planned - 12 * counted) > :red * 12 * planned
        ELSE 1200 * counted < :red * :number * planned END THEN '红灯'
    WHEN planned > 0 AND CASE
        WHEN :basis = 'points'
            THEN 100 * (:number * planned - 12 * counted) >= :yellow * 12 * planned
        ELSE 1200 * counted < :yellow * :number * planned END THEN '黄灯'
    WHEN :overdue_is_yellow AND late_nodes + late_problems > 0 THEN '黄灯'
    WHEN planned > 0 THEN '绿灯'
END
