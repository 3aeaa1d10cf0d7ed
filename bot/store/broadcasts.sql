-- name: broadcasts_put(id, kind, surgery, by, audience, progress, due, expires, created)!
-- Begins a broadcast; the selection of its recipients follows, in pieces.
INSERT INTO broadcasts (id, kind, surgery, by, audience, state, progress, due, expires, created)
VALUES (:id, :kind, :surgery, :by, :audience, 'running', :progress, :due, :expires, :created);

-- name: broadcast_texts_put(broadcast, lang, payload)!
-- What everybody of one language gets to read.
INSERT INTO broadcast_texts (broadcast, lang, payload) VALUES (:broadcast, :lang, :payload)
ON CONFLICT (broadcast, lang) DO UPDATE SET payload = excluded.payload;

-- name: broadcast_texts_rewrite(surgery, lang, payload)!
-- What those who haven't had a surgery's announcement yet will get instead.
UPDATE broadcast_texts SET payload = :payload
WHERE lang = :lang AND broadcast IN (
    SELECT id FROM broadcasts WHERE surgery = :surgery AND kind <> 'edit' AND state <> 'done');

-- name: broadcasts_end(surgery)!
-- Whoever hasn't had the announcement of a surgery yet needn't hear of it any more.
UPDATE broadcasts SET state = 'stopped'
WHERE surgery = :surgery AND kind <> 'edit' AND state IN ('running', 'paused');

-- name: broadcast_texts_of(broadcasts)
-- The texts of these broadcasts, in every language.
SELECT broadcast, lang, payload FROM broadcast_texts WHERE broadcast IN EACH(:broadcasts);

-- name: broadcasts_open()
-- The broadcasts that aren't done with, oldest first.
SELECT id, kind, surgery, by, audience, state, cursor, selected, total, progress, due, expires, created
FROM broadcasts WHERE state <> 'done' ORDER BY id;

-- name: broadcasts_by_id(ids)
-- These broadcasts, as they stand now.
SELECT id, kind, surgery, by, audience, state, cursor, selected, total, progress, due, expires, created
FROM broadcasts WHERE id IN EACH(:ids);

-- name: need_broadcasts(people)
-- What these people have sent to many.
SELECT by AS person, id, kind, state, total, created FROM broadcasts
WHERE by IN EACH(:people) AND kind <> 'edit' ORDER BY id;

-- name: broadcasts_steer(id, state, old)!
-- Pauses a broadcast, lets it go on, or stops it, where that still makes a difference.
UPDATE broadcasts SET state = :state WHERE id = :id AND state IN EACHTEXT(:old);

-- name: broadcasts_selected(id, cursor, selected, added)!
-- Notes how far the selection of recipients has got.
UPDATE broadcasts SET cursor = :cursor, selected = :selected, total = total + CAST(:added AS BIGINT) WHERE id = :id;

-- name: broadcasts_done(id)!
-- Everybody has their final state.
UPDATE broadcasts SET state = 'done' WHERE id = :id;

-- name: audience_everybody(cursor, limit)
-- The next people of all that there are.
SELECT id, state, zone, reachable, announce_ok, pause_until, quiet_from, quiet_to FROM people
WHERE id > :cursor AND telegram_id IS NOT NULL ORDER BY id LIMIT :limit;

-- name: audience_announcements(cursor, limit)
-- The next people of those who said yes to announcements.
SELECT id, state, zone, reachable, announce_ok, pause_until, quiet_from, quiet_to FROM people
WHERE announce_ok = 1 AND id > :cursor AND telegram_id IS NOT NULL ORDER BY id LIMIT :limit;

-- name: audience_volunteers(cursor, limit, now)
-- The next people of those who have a role.
SELECT id, state, zone, reachable, announce_ok, pause_until, quiet_from, quiet_to FROM people
WHERE id > :cursor AND telegram_id IS NOT NULL
  AND id IN (SELECT person FROM grants WHERE ended IS NULL AND (expires IS NULL OR expires > :now))
ORDER BY id LIMIT :limit;

-- name: audience_course(cursor, limit, course)
-- The next people of those who have begun a lesson of a course.
SELECT id, state, zone, reachable, announce_ok, pause_until, quiet_from, quiet_to FROM people
WHERE id > :cursor AND telegram_id IS NOT NULL
  AND EXISTS (SELECT 1 FROM lessons_done WHERE person = people.id AND lesson LIKE :course)
ORDER BY id LIMIT :limit;

-- name: audience_told(cursor, limit, surgery)
-- The next people of those who have a surgery's announcement, or are getting it at this moment.
SELECT id, state, zone, reachable, announce_ok, pause_until, quiet_from, quiet_to FROM people
WHERE id > :cursor AND telegram_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM deliveries AS d JOIN broadcasts AS b ON b.id = d.broadcast
    WHERE d.person = people.id AND d.state IN (1, 2) AND b.surgery = :surgery AND b.kind <> 'edit')
ORDER BY id LIMIT :limit;

-- name: deliveries_put(broadcast, person, state, reason, due)!
-- One recipient of a broadcast, once.
INSERT INTO deliveries (broadcast, person, state, reason, due) VALUES (:broadcast, :person, :state, :reason, :due)
ON CONFLICT (broadcast, person) DO NOTHING;

-- name: deliveries_due(broadcast, now, limit)
-- Those who may get a broadcast now, longest due first.
SELECT d.broadcast, d.person, d.due, d.attempts, p.telegram_id FROM deliveries AS d
JOIN people AS p ON p.id = d.person
WHERE d.broadcast = :broadcast AND d.state = 0 AND d.due <= :now AND p.telegram_id IS NOT NULL
ORDER BY d.due, d.person LIMIT :limit;

-- name: deliveries_to_claim(broadcasts, people)
-- What decides whether these people get these broadcasts at this very moment.
SELECT d.broadcast, d.person, b.kind, b.state AS running, b.audience, b.surgery, b.expires, p.lang, p.zone, p.state,
       p.reachable, p.announce_ok, p.pause_until, p.quiet_from, p.quiet_to
FROM deliveries AS d
JOIN broadcasts AS b ON b.id = d.broadcast
JOIN people AS p ON p.id = d.person
WHERE d.broadcast IN EACH(:broadcasts) AND d.person IN EACH(:people) AND d.state = 0;

-- name: deliveries_claim(broadcast, person, term)!
-- Claims one delivery, right before its call.
UPDATE deliveries SET state = 1, term = :term WHERE broadcast = :broadcast AND person = :person AND state = 0;

-- name: deliveries_wait(broadcast, person, term, due, attempts)!
-- Takes a claim back: the call was certainly not made, or refused, and may be made again.
UPDATE deliveries SET state = 0, due = :due, attempts = :attempts
WHERE broadcast = :broadcast AND person = :person AND term = :term AND state = 1;

-- name: deliveries_put_off(broadcast, person, due)!
-- Lets somebody who has gone into their quiet hours have it when those are over.
UPDATE deliveries SET due = :due WHERE broadcast = :broadcast AND person = :person AND state = 0;

-- name: deliveries_end(broadcast, person, term, state, reason, message_id, at)!
-- Writes down how a call ended; also where somebody has given its process up for dead meanwhile.
UPDATE deliveries SET state = :state, reason = :reason, message_id = :message_id, at = :at
WHERE broadcast = :broadcast AND person = :person AND term = :term AND state IN (1, 6);

-- name: deliveries_leave_out(broadcast, person, reason, at)!
-- Somebody who waited won't get it after all.
UPDATE deliveries SET state = 5, reason = :reason, at = :at
WHERE broadcast = :broadcast AND person = :person AND state = 0;

-- name: deliveries_next_waiting(broadcast, limit)
-- Some of those who still wait.
SELECT broadcast, person FROM deliveries WHERE broadcast = :broadcast AND state = 0 ORDER BY due, person LIMIT :limit;

-- name: deliveries_abandoned(broadcast, term, state)!
-- Calls of a process that is gone: nobody can tell whether they were made.
UPDATE deliveries SET state = :state WHERE broadcast = :broadcast AND state = 1 AND term < :term;

-- name: deliveries_again(broadcast, due)!
-- Sends once more to those of whom nobody can tell.
UPDATE deliveries SET state = 0, term = 0, reason = NULL, due = :due WHERE broadcast = :broadcast AND state = 6;

-- name: deliveries_count(broadcast)
-- The ledger: how many are in which state, and why.
SELECT state, reason, count(*) AS people FROM deliveries WHERE broadcast = :broadcast GROUP BY state, reason;

-- name: deliveries_in_flight(surgery, people)
-- Those who are getting a surgery's announcement at this moment.
SELECT d.person FROM deliveries AS d JOIN broadcasts AS b ON b.id = d.broadcast
WHERE b.surgery = :surgery AND b.kind <> 'edit' AND d.state = 1 AND d.person IN EACH(:people);

-- name: deliveries_asleep(broadcast, now)
-- How many wait for their morning.
SELECT count(*) AS people FROM deliveries WHERE broadcast = :broadcast AND state = 0 AND due > :now;

-- name: sent_messages_put(thing, person, message_id)!
-- Remembers a message that may be edited later.
INSERT INTO sent_messages (thing, person, message_id) VALUES (:thing, :person, :message_id)
ON CONFLICT (thing, person) DO UPDATE SET message_id = excluded.message_id;

-- name: sent_messages_of(things, people)
-- The messages about these things that these people have.
SELECT thing, person, message_id FROM sent_messages WHERE thing IN EACHTEXT(:things) AND person IN EACH(:people);
