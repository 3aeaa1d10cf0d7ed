-- name: outbox_put(id, cause, n, person, chat, lane, due, expires, method, payload, blob, edits)!
-- Leaves a call for the sender; the same cause and number leaves it only once.
INSERT INTO outbox (id, cause, n, person, chat, lane, due, expires, method, payload, blob, edits)
VALUES (:id, :cause, :n, :person, :chat, :lane, :due, :expires, :method, :payload, :blob, :edits)
ON CONFLICT (cause, n) DO NOTHING;

-- name: outbox_waiting(now, lane, limit)
-- What may be sent now, of the lanes up to `lane`, most urgent first; a call that is being retried holds
-- back what comes after it in its chat and lane.
SELECT id, cause, n, person, chat, lane, due, expires, method, payload, blob, edits, attempts FROM outbox AS o
WHERE state = 0 AND lane <= :lane AND due <= :now AND (expires IS NULL OR expires > :now)
  AND NOT EXISTS (SELECT 1 FROM outbox AS e WHERE e.chat = o.chat AND e.lane = o.lane AND e.id < o.id
                  AND e.state IN (0, 1) AND e.due > :now AND (e.expires IS NULL OR e.expires > :now))
ORDER BY lane, due, id LIMIT :limit;

-- name: outbox_next()
-- When the next call may be sent, if one waits.
SELECT min(due) AS due FROM outbox WHERE state = 0;

-- name: outbox_by_id(ids)
-- What became of these calls: the message that an edit is for, say.
SELECT id, cause, n, person, chat, lane, method, state, attempts, message_id FROM outbox WHERE id IN EACH(:ids);

-- name: outbox_of_cause(cause)
-- The calls that one event caused, in their order.
SELECT id, n, method, state, message_id, edits FROM outbox WHERE cause = :cause ORDER BY n;

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

-- name: outbox_expire(now)!
-- Takes back what has come too late to be of use.
UPDATE outbox SET state = 4, payload = NULL, chat = NULL, blob = NULL WHERE state = 0 AND expires <= :now;

-- name: outbox_moved(old, new)!
-- Readdresses what waits for a chat that Telegram has given another id.
UPDATE outbox SET chat = :new WHERE chat = :old AND state IN (0, 1);

-- name: outbox_depth()
-- How many calls wait in each lane, and since when the oldest.
SELECT lane, count(*) AS waiting, min(due) AS oldest FROM outbox WHERE state = 0 GROUP BY lane;

-- name: outbox_trim(below)!
-- Drops finished calls older than an id (ids rise with time).
DELETE FROM outbox WHERE id < :below AND state > 1;
