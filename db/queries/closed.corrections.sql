-- What changes did to monthly rows of months that were closed then, of the months :first to :last,
-- in order, without what was taken back. A row or an owner that is gone is known by what the log
-- kept of it.
WITH
    kept AS (
        SELECT c.id, c.at, c.user, c.reason FROM change_log AS c
        WHERE c.action = 'edit' AND NOT c.undone
    ),
    touched AS (
        SELECT e.change_id, e.number, e.table_name, e.record_id, e.owner_id, e.before, e.after,
            kept.at, kept.user, kept.reason
        FROM kept CROSS JOIN change_entry AS e ON e.change_id = kept.id
        WHERE kept.reason IS NOT NULL AND kept.id > :after AND e.table_name IN ({tables})
    ),
    rows (id, month) AS ({months}),
    dated AS (
        SELECT touched.*, coalesce(
            json_extract(before, '$.month'),
            json_extract(after, '$.month'),
            (SELECT month FROM rows WHERE rows.id = touched.record_id),
            (
                SELECT json_extract(gone.before, '$.month') FROM change_entry AS gone
                WHERE gone.record_id = touched.record_id AND gone.after IS NULL
                ORDER BY gone.change_id DESC LIMIT 1
            )
        ) AS month
        FROM touched
    )
SELECT change_id, at, user, reason, month, table_name, record_id, owner_id, before, after,
    (
        SELECT json_extract(gone.before, '$.name') FROM change_entry AS gone
        WHERE gone.record_id = dated.owner_id AND gone.after IS NULL
        ORDER BY gone.change_id DESC LIMIT 1
    )
FROM dated
WHERE month BETWEEN :first AND :last
    AND (
        SELECT e.after IS NOT NULL FROM change_entry AS e JOIN kept ON kept.id = e.change_id
        WHERE e.record_id = dated.month AND e.table_name = 'month_close' AND e.change_id < dated.change_id
        ORDER BY e.change_id DESC LIMIT 1
    )
ORDER BY change_id, number
