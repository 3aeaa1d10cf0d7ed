-- name: places_of(people)
-- Where these people stand, in every flow.
SELECT person, flow, version, state, step, data, pin, updated FROM places WHERE person IN EACH(:people);

-- name: places_put(person, flow, version, state, step, data, pin, updated)!
-- Keeps where somebody stands in a flow, unless they have stepped further meanwhile.
INSERT INTO places (person, flow, version, state, step, data, pin, updated)
VALUES (:person, :flow, :version, :state, :step, :data, :pin, :updated)
ON CONFLICT (person, flow) DO UPDATE SET
    version = excluded.version, state = excluded.state, step = excluded.step, data = excluded.data,
    pin = excluded.pin, updated = excluded.updated
WHERE places.step <= excluded.step;

-- name: places_drop(person, flow)!
-- Takes somebody out of a flow.
DELETE FROM places WHERE person = :person AND flow = :flow;
