-- The year's planned and published investment in 元: the plan's own figures, and the sum over the
-- projects listed in the plan with how many of them have one. One row.
SELECT
    (SELECT name FROM plan WHERE year = :year) AS plan_name,
    (SELECT planned_investment FROM plan WHERE year = :year) AS plan_target,
    (SELECT published_investment FROM plan WHERE year = :year) AS published,
    sum(planned_investment) AS projects_target,
    count(planned_investment) AS planned_projects,
    count(*) AS projects
FROM project_year WHERE year = :year AND category IS NOT NULL
