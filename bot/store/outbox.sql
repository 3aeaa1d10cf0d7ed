-- name: outbox_put(id, cause, n, person, chat, lane, due, expires, method, payload, blob, edits)!
-- Leaves a call for the sender; the same cause and number leaves it only once.
INSERT INTO outbox (id, cause, n, person, chat, lane, due, expires, method, payload, blob, edits)
VALUES (:id, :cause, :n, :person, :chat, :lane, :due, :expires, :method, :payload, :blob, :edits)
ON CONFLICT (cause, n) DO NOTHING;

-- name: outbox_waiting(per_line, most)
-- What waits to be sent: of each chat's lane the first few, by id, so that nothing is overtaken in its line
-- and a chat that is owed thousands doesn't crowd out the others.
SELECT id, person, chat, lane, due, expires, method, payload, blob, edits, attempts
FROM (
    SELECT o.*, row_number() OVER (PARTITION BY lane, chat ORDER BY id) AS place
    FROM outbox AS o WHERE state = 0
) AS waiting
WHERE place <= :per_line
ORDER BY lane, id LIMIT :most;

-- name: outbox_by_id(ids)
-- What became of these calls: the message that an edit is for, say.
SELECT id, cause, n, person, chat, lane, method, state, attempts, message_id FROM outbox WHERE id IN EACH(:ids);

-- name: outbox_sent(id, message_id, sent)!
-- Marks a call as done; what it said and to whom is not needed any more.
UPDATE outbox SET state = 2, message_id = :message_id, sent = :sent, payload = NULL, chat = NULL, blob = NULL
WHERE id = :id;

-- name: outbox_retry(id, due, attempts)!
-- Puts a call off, to try it again.
UPDATE outbox SET state = 0, due = :due, attempts = :attempts WHERE id = :id;

-- name: outbox_dead(id)!
-- Gives a call up: what it said has moved to the dead letters.
UPDATE outbox SET state = 3, payload = NULL, chat = NULL, blob = NULL WHERE id = :id;

-- name: outbox_cancel_person(person, lanes)!
-- Takes back what waits for a person in some lanes: they have blocked the bot, or left.
UPDATE outbox SET state = 4, payload = NULL, chat = NULL, blob = NULL
WHERE person = :person AND state = 0 AND lane IN EACH(:lanes);

-- name: outbox_cancel(id)!
-- Takes one call back: it has come too late to be of use, or its chat is gone.
UPDATE outbox SET state = 4, payload = NULL, chat = NULL, blob = NULL WHERE id = :id;

-- name: outbox_moved(old, new)!
-- Readdresses what waits for a chat that Telegram has given another id.
UPDATE outbox SET chat = :new WHERE chat = :old AND state IN (0, 1);

-- name: outbox_trim(below)!
-- Drops finished calls older than an id (ids rise with time).
DELETE FROM outbox WHERE id < :below AND state > 1;
