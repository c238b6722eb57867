-- The months of a year with a figure of any project: sums in 元, null where no project has one,
-- and how many projects returned what they did.
SELECT month, sum(planned) AS planned, sum(done) AS done, count(done) AS reported
FROM project_month
WHERE month BETWEEN :year || '-01' AND :year || '-12'
GROUP BY month ORDER BY month
