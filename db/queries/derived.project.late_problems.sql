-- 逾期问题: how many problems were past their deadline and not solved on :day. Null where there are none at all.
SELECT sum(
    coalesce(substr(:day, 1, length(q.deadline)) > q.deadline, 0)
    AND (coalesce(q.state, '') <> '已解决' OR q.solved > :day)
)
FROM problem AS q WHERE q.project_id = k.id
