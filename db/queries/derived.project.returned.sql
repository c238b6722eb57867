-- Whether the project returned :month, the latest of the year that any returned. Null outside the year's plan.
SELECT CASE WHEN EXISTS (
    SELECT 1 FROM project_month AS m
    WHERE m.project_id = k.id AND m.month = :month AND m.done IS NOT NULL
) THEN '已报' ELSE '未报' END
WHERE y.category IS NOT NULL AND :month IS NOT NULL
