-- Tasks and projects entered of those that the year's plan says. One row.
-- Projects are counted only where the plan says a number, since a table asks at every change.
SELECT
    (SELECT count(*) FROM task WHERE year = :year) AS tasks,
    CASE WHEN plan.project_count IS NULL THEN 0
        ELSE (SELECT count(*) FROM project_year WHERE year = :year AND category IS NOT NULL)
    END AS projects,
    plan.task_count AS planned_tasks,
    plan.project_count AS planned_projects
FROM (SELECT 1) LEFT JOIN plan ON plan.year = :year
