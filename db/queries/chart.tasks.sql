-- The tasks of a year by the unit that leads them and by state; both may be null.
SELECT lead_id, state, count(*) FROM task WHERE year = :year GROUP BY lead_id, state
