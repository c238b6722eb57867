-- The rows of a table that the package's log names: what the package was made of as JSON, then all
-- columns as they are there, then as they are here.
WITH touched AS (
    SELECT DISTINCT e.record_id FROM returned.change_entry AS e
    JOIN returned.change_log AS c ON c.id = e.change_id
    WHERE e.table_name = :table AND c.action <> 'create'
)
SELECT touched.record_id,
    (
        SELECT e.after FROM returned.change_entry AS e JOIN returned.change_log AS c ON c.id = e.change_id
        WHERE e.record_id = touched.record_id AND e.table_name = :table AND c.action = 'create'
    ),
    theirs.*, ours.*
FROM touched
LEFT JOIN returned.{table} AS theirs ON theirs.id = touched.record_id
LEFT JOIN main.{table} AS ours ON ours.id = touched.record_id
ORDER BY touched.record_id
