-- Projects of the park and of the parks inside it.
WITH RECURSIVE inside (id) AS (
    SELECT k.id UNION SELECT park.id FROM park JOIN inside ON park.parent_id = inside.id
)
SELECT count(*) FROM project AS p WHERE p.park_id IN (SELECT id FROM inside)
