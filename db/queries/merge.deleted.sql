-- How the record :id of :table was deleted, if that is the last that happened to it, and with it what was
-- its own, as the change log has them: owners first.
WITH RECURSIVE
    last (change_id) AS MATERIALIZED (
        SELECT change_id FROM (
            SELECT change_id, after FROM change_entry WHERE record_id = :id AND table_name = :table
            ORDER BY change_id DESC, number DESC LIMIT 1
        )
        WHERE after IS NULL
    ),
    gone (id) AS (
        SELECT :id FROM last
        UNION
        SELECT e.record_id FROM gone CROSS JOIN last
        CROSS JOIN change_entry AS e ON e.owner_id = gone.id AND e.change_id = last.change_id
        WHERE e.after IS NULL
    )
SELECT e.table_name, e.record_id, e.before, e.after FROM gone CROSS JOIN last
CROSS JOIN change_entry AS e ON e.record_id = gone.id AND e.change_id = last.change_id
WHERE e.after IS NULL ORDER BY e.number DESC
