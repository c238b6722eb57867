-- 本年引进: those of them that registered or, where that is not known, landed in the year.
WITH RECURSIVE inside (id) AS (
    SELECT k.id UNION SELECT park.id FROM park JOIN inside ON park.parent_id = inside.id
)
SELECT count(*) FROM enterprise AS e
WHERE e.park_id IN (SELECT id FROM inside) AND {standing} IN ('注册', '落地', '投产')
    AND substr(coalesce(e.registered, e.landed), 1, 4) = CAST(:year AS TEXT)
