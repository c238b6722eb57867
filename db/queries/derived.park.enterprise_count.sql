-- 在册企业: firms registered, landed or in production in the park or in a park inside it.
WITH RECURSIVE inside (id) AS (
    SELECT k.id UNION SELECT park.id FROM park JOIN inside ON park.parent_id = inside.id
)
SELECT count(*) FROM enterprise AS e
WHERE e.park_id IN (SELECT id FROM inside) AND {standing} IN ('注册', '落地', '投产')
