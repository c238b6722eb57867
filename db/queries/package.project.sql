-- The projects of the year's plan that :unit or a unit below it answers for. Their parents stay behind.
{scope}
SELECT p.id, p.name, p.code, p.stage, p.stage_date, p.stage_reason, p.nature, p.responsible_id,
    p.responsible_person, p.contact, p.phone, p.owner, p.leader, p.total_investment, p.funding,
    p.planned_start, p.actual_start, p.planned_finish, p.actual_finish, p.duration,
    p.district_id, p.park_id, p.location, p.content, p.industry, p.level, NULL AS parent_id,
    p.origin, p.source, p.note
FROM project AS p WHERE p.id IN (SELECT id FROM projects)
