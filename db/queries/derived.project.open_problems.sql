-- 未解决问题: how many problems had been raised and were not solved on :day. Null where there are none at all.
SELECT sum(coalesce(q.raised <= :day, 1) AND (coalesce(q.state, '') <> '已解决' OR q.solved > :day))
FROM problem AS q WHERE q.project_id = k.id
