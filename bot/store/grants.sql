-- name: need_grants(people)
-- The roles that these people have, some of them perhaps only for a while.
SELECT person, id, role, venue, expires FROM grants WHERE person IN EACH(:people) AND ended IS NULL ORDER BY id;

-- name: grants_put(id, person, role, venue, source, by, at, expires)!
-- Gives a role; one that the person already has stays as it was.
INSERT INTO grants (id, person, role, venue, source, by, at, expires)
VALUES (:id, :person, :role, :venue, :source, :by, :at, :expires)
ON CONFLICT DO NOTHING;

-- name: grants_end(person, role, ended)!
-- Takes a role away; what was stays known.
UPDATE grants SET ended = :ended WHERE person = :person AND role = :role AND ended IS NULL;

-- name: invites_put(id, hash, role, venue, uses_left, expires, by, at)!
-- Keeps an invite, by the hash of its secret alone.
INSERT INTO invites (id, hash, role, venue, uses_left, expires, by, at)
VALUES (:id, :hash, :role, :venue, :uses_left, :expires, :by, :at);

-- name: invites_used(id)!
-- Takes one use from an invite, and never one that isn't there.
UPDATE invites SET uses_left = uses_left - 1 WHERE id = :id AND uses_left > 0;

-- name: invite_uses_put(invite, person)!
-- Notes who came by which invite, so that it counts once for each.
INSERT INTO invite_uses (invite, person) VALUES (:invite, :person) ON CONFLICT (invite, person) DO NOTHING;
