-- The projects and tasks that :unit, or a unit below it, answers for, or did at some time since the change :made.
WITH RECURSIVE
    was (table_name, record_id, unit_id) AS MATERIALIZED (
        SELECT table_name, record_id, before ->> CASE table_name
            WHEN 'organisation' THEN 'parent_id' WHEN 'project' THEN 'responsible_id' ELSE 'lead_id'
        END
        FROM main.change_entry
        WHERE change_id > coalesce((SELECT id FROM main.change_log WHERE uuid = :made), 0)
            AND table_name IN ('organisation', 'project', 'task') AND before IS NOT NULL
    ),
    below (id, parent_id) AS (
        SELECT id, parent_id FROM main.organisation
        UNION SELECT record_id, unit_id FROM was WHERE table_name = 'organisation'
    ),
    units (id) AS (
        SELECT :unit UNION SELECT below.id FROM below JOIN units ON below.parent_id = units.id
    )
SELECT id FROM main.project WHERE responsible_id IN (SELECT id FROM units)
UNION SELECT id FROM main.task WHERE lead_id IN (SELECT id FROM units)
UNION SELECT record_id FROM was WHERE table_name <> 'organisation' AND unit_id IN (SELECT id FROM units)
