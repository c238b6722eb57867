-- The rows of a table that either side touched: theirs that are not, or no more, what the package was made
-- of, what its log names, and ours that this ledger's log names since the change :made. Each is what the
-- package was made of as JSON, the name of its owner, whether it is new there and was merged and deleted here
-- before, who changed it there, then all columns as they are there, then here.
WITH touched (id) AS (
    -- Not only what the package's log names: another program writes none.
    SELECT there.id FROM returned.{table} AS there
    WHERE NOT coalesce((
        SELECT CASE WHEN json_valid(e.after) THEN {is_same} END
        FROM returned.change_entry AS e JOIN returned.change_log AS c ON c.id = e.change_id
        WHERE e.record_id = there.id AND e.table_name = :table AND c.action = 'create'
    ), FALSE)
    UNION
    SELECT e.record_id FROM returned.change_log AS c
    CROSS JOIN returned.change_entry AS e ON e.change_id = c.id
    WHERE e.table_name = :table
        -- What was put back there another return may have brought.
        AND (c.action <> 'create' OR e.record_id NOT IN (SELECT id FROM returned.{table}))
    UNION
    SELECT e.record_id FROM main.change_entry AS e
    WHERE e.change_id > coalesce((SELECT id FROM main.change_log WHERE uuid = :made), 0)
        AND e.table_name = :table
),
based AS MATERIALIZED (
    SELECT touched.id, (
        SELECT e.after FROM returned.change_entry AS e JOIN returned.change_log AS c ON c.id = e.change_id
        WHERE e.record_id = touched.id AND e.table_name = :table AND c.action = 'create'
    ) AS base
    FROM touched
)
SELECT based.id, based.base, {owner},
    -- An undone merge did not mean to delete anything.
    based.base IS NULL AND ours.id IS NULL AND (
        SELECT e.after IS NULL AND c.action <> 'undo' FROM main.change_entry AS e
        JOIN main.change_log AS c ON c.id = e.change_id
        WHERE e.record_id = based.id AND e.table_name = :table ORDER BY c.id DESC, e.number DESC LIMIT 1
    ),
    (
        SELECT group_concat(user, '、') FROM (
            SELECT c.user FROM returned.change_entry AS e JOIN returned.change_log AS c ON c.id = e.change_id
            WHERE e.record_id = based.id AND e.table_name = :table AND c.action <> 'create'
            GROUP BY c.user ORDER BY min(c.id)
        )
    ),
    theirs.*, ours.*
FROM based
LEFT JOIN returned.{table} AS theirs ON theirs.id = based.id
LEFT JOIN main.{table} AS ours ON ours.id = based.id
WHERE based.base IS NOT NULL OR theirs.id IS NOT NULL OR EXISTS (
    SELECT 1 FROM returned.change_entry AS e WHERE e.record_id = based.id AND e.table_name = :table
)
ORDER BY based.id
