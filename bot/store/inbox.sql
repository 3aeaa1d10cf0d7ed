-- name: inbox_put(id, update_id, key, body, received)!
-- Keeps an update as it came, before it is acknowledged; one that is already here changes nothing.
INSERT INTO inbox (id, update_id, key, body, received)
VALUES (:id, :update_id, :key, :body, :received)
ON CONFLICT (update_id) DO NOTHING;

-- name: inbox_next(limit)
-- The updates that have waited longest.
SELECT id, update_id, key, body, received, attempts FROM inbox
WHERE state = 0 ORDER BY id LIMIT :limit;

-- name: inbox_still_waiting(ids)
-- Which of these nobody has handled meanwhile; asked again under the locks.
SELECT id FROM inbox WHERE id IN EACH(:ids) AND state = 0;

-- name: inbox_done(id, done)!
-- Marks an update as handled; its body and whose it was are not needed any more.
UPDATE inbox SET state = 1, body = NULL, key = NULL, done = :done WHERE id = :id;

-- name: inbox_failed(id, done)!
-- Gives an update up: its body has moved to the dead letters, whose it was stays for an erasure to find.
UPDATE inbox SET state = 2, body = NULL, done = :done WHERE id = :id;

-- name: inbox_depth()
-- How many updates wait, and since when the oldest.
SELECT count(*) AS waiting, min(received) AS oldest FROM inbox WHERE state = 0;

-- name: inbox_trim(below)!
-- Drops handled updates older than an id (ids rise with time).
DELETE FROM inbox WHERE id < :below AND state <> 0;
