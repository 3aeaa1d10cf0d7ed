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

-- name: need_invite(people, things)
-- The invites with these hashes, and which of these people have used one of them already.
SELECT i.id, i.hash, i.role, i.uses_left, i.expires, coalesce(u.person, 0) AS used_by FROM invites AS i
LEFT JOIN invite_uses AS u ON u.invite = i.id AND u.person IN EACH(:people)
WHERE i.hash IN EACHTEXT(:things);

-- name: need_somebody(things, listed)
-- The people with these references, and whether ADMIN_IDS names them.
SELECT id, ref, name, '' AS role, CASE WHEN telegram_id IN EACH(:listed) THEN 1 ELSE 0 END AS listed FROM people
WHERE ref IN EACHTEXT(:things);

-- name: need_staff(listed, now)
-- Everybody who has a role now; whom ADMIN_IDS names and who never came has neither name nor reference.
SELECT p.id, p.ref, p.name, g.role, 0 AS listed FROM grants AS g JOIN people AS p ON p.id = g.person
WHERE g.ended IS NULL AND coalesce(g.expires, CAST(:now AS BIGINT) + 1) > CAST(:now AS BIGINT)
UNION ALL
SELECT coalesce(p.id, 0), coalesce(p.ref, ''), coalesce(p.name, ''), 'admin', 1 FROM EACH(:listed) AS l
LEFT JOIN people AS p ON p.telegram_id = l.value;

-- name: people_found_all(reference, lower, typed, listed, limit)
-- People whose reference or name begins so, the newest first, a row for each role that they have.
SELECT p.id, p.ref, p.name, coalesce(g.role, '') AS role,
       CASE WHEN p.telegram_id IN EACH(:listed) THEN 1 ELSE 0 END AS listed
FROM (
    SELECT id, ref, name, telegram_id FROM people
    WHERE ref LIKE :reference OR lower(name) LIKE :lower OR name LIKE :typed ORDER BY id DESC LIMIT :limit
) AS p
LEFT JOIN grants AS g ON g.person = p.id AND g.ended IS NULL;

-- name: invites_trim(before)!
-- Drops invites that ran out so long ago that nobody asks after them.
DELETE FROM invites WHERE expires < :before;
