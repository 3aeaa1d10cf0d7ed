-- name: dead_letters_resend(id, now)!
-- Puts a call that was refused back into the outbox, as it was.
UPDATE outbox SET state = 0, attempts = 0, due = :now, expires = NULL,
    chat = (SELECT json_extract(body, '$.chat') FROM dead_letters WHERE id = :id),
    payload = (SELECT json_extract(body, '$.payload') FROM dead_letters WHERE id = :id)
WHERE state = 3 AND id = (SELECT row FROM dead_letters WHERE id = :id AND source = 'outbox');
