-- The firms that a year attracted by month (01 to 12, null where only the year is known), in the
-- scope of one indicator: of a park and of the parks inside it, of a field, with an honour, each if given.
WITH RECURSIVE inside (id) AS (
    SELECT :park_id UNION SELECT park.id FROM park JOIN inside ON park.parent_id = inside.id
)
SELECT nullif(substr(coalesce(e.registered, e.landed), 6, 2), '') AS month, count(*) FROM enterprise AS e
WHERE {standing} IN ('注册', '落地', '投产')
    AND (:park_id IS NULL OR e.park_id IN (SELECT id FROM inside))
    AND (:field IS NULL OR e.field = :field)
    AND (:honour IS NULL OR instr(e.honours, :honour))
    AND substr(coalesce(e.registered, e.landed), 1, 4) = CAST(:year AS TEXT)
GROUP BY month
