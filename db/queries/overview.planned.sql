-- Tasks and projects entered of those that the year's plan says. One row.
SELECT
    (SELECT count(*) FROM task WHERE year = :year) AS tasks,
    (SELECT count(*) FROM project_year WHERE year = :year AND category IS NOT NULL) AS projects,
    (SELECT task_count FROM plan WHERE year = :year) AS planned_tasks,
    (SELECT project_count FROM plan WHERE year = :year) AS planned_projects
