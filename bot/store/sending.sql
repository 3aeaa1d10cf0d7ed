-- What the sender reads and writes. States of an outbox row:
-- 0 waiting, 2 sent, 3 refused (it is in the dead letters), 4 expired, 5 cancelled, 6 uncertain.

-- name: sending_waiting(per_line, most)
-- What waits to be sent: of each chat's lane the first few, by id, so that nothing overtakes within a line.
SELECT id, person, chat, lane, due, expires, method, payload, blob, edits, attempts
FROM (
    SELECT o.*, row_number() OVER (PARTITION BY lane, chat ORDER BY id) AS place
    FROM outbox AS o WHERE state = 0
) AS waiting
WHERE place <= :per_line
ORDER BY lane, id
LIMIT :most;

-- name: sending_message(id)
-- Whether a row has been sent, and which message it became.
SELECT state, message_id FROM outbox WHERE id = :id;

-- name: sending_file(id)
-- A stored file that a row carries.
SELECT bytes, mime FROM blobs WHERE id = :id;

-- name: sending_sent(id, message_id, at)!
-- Sent: the words go, the message's id stays for later edits.
UPDATE outbox SET state = 2, sent = :at, message_id = :message_id, payload = NULL WHERE id = :id;

-- name: sending_again(id, attempts, due)!
-- Tried in vain; to be tried again when due.
UPDATE outbox SET attempts = :attempts, due = :due WHERE id = :id AND state = 0;

-- name: sending_ended(id, state, attempts)!
-- It will not be sent (any more): refused, expired or uncertain.
UPDATE outbox SET state = :state, attempts = :attempts, payload = NULL WHERE id = :id;

-- name: sending_cancel_chat(chat)!
-- Cancels all that waits for a chat which can't be reached.
UPDATE outbox SET state = 5, payload = NULL WHERE chat = :chat AND state = 0;

-- name: sending_move_chat(chat, new)!
-- A group has become a supergroup: what waits for it goes to the new id.
UPDATE outbox SET chat = :new WHERE chat = :chat AND state = 0;

-- name: sending_unreachable(chat)!
-- Remembers that this person can't be reached until they come back by themselves.
UPDATE people SET reachable = 0 WHERE telegram_id = :chat;

-- name: sending_dead_letter(id, row, person, error, body, at)!
-- Keeps what could not be sent, for an admin to look at, retry or drop.
INSERT INTO dead_letters (id, source, row, person, error, body, at)
VALUES (:id, 'outbox', :row, :person, :error, :body, :at);
