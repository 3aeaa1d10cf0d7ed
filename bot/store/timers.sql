-- name: timers_put(id, kind, person, thing, due, step, data)!
-- Sets a timer, or moves the one that the person has for this kind and thing; its new id makes it a new cause.
INSERT INTO timers (id, kind, person, thing, due, step, data)
VALUES (:id, :kind, :person, :thing, :due, :step, :data)
ON CONFLICT (kind, person, thing) DO UPDATE SET
    id = excluded.id, due = excluded.due, step = excluded.step, data = excluded.data, state = 0, lease_term = 0;

-- name: timers_drop(kind, person, thing)!
-- Takes one timer back.
DELETE FROM timers WHERE kind = :kind AND person = :person AND thing = :thing;

-- name: timers_drop_kind(kind, person)!
-- Takes back all timers of a kind that a person has.
DELETE FROM timers WHERE kind = :kind AND person = :person;

-- name: jobs_due(now, limit)
-- The jobs that have come due: work for the read-only connection, longest due first.
SELECT id, kind, person, thing, due, step, data FROM timers
WHERE state = 0 AND due <= :now AND kind LIKE 'job:%' ORDER BY due, id LIMIT :limit;

-- name: timers_by_id(ids)
-- Which of these are still set; asked again under the locks.
SELECT id, kind, person, thing, due, step, data FROM timers WHERE id IN EACH(:ids) AND state = 0;

-- name: timers_done(id)!
-- Drops a timer that has had its effect; one that was set anew meanwhile has another id and stays.
DELETE FROM timers WHERE id = :id;
