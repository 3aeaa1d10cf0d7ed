-- name: dead_letters_put(id, source, row, person, error, body, at)!
-- Keeps what couldn't be handled or sent, for an admin to look at.
INSERT INTO dead_letters (id, source, row, person, error, body, at)
VALUES (:id, :source, :row, :person, :error, :body, :at);

-- name: dead_letters_open(limit)
-- The newest dead letters that nobody has dealt with, without their bodies.
SELECT id, source, row, person, error, at FROM dead_letters WHERE state = 0 ORDER BY id DESC LIMIT :limit;

-- name: dead_letters_by_id(ids)
-- Whole dead letters.
SELECT id, source, row, person, error, body, at, state FROM dead_letters WHERE id IN EACH(:ids);

-- name: dead_letters_count()
-- How many dead letters nobody has dealt with.
SELECT count(*) AS waiting FROM dead_letters WHERE state = 0;

-- name: dead_letters_drop(id)!
-- Drops a dead letter that was retried or given up.
DELETE FROM dead_letters WHERE id = :id;

-- name: dead_letters_trim(before)!
-- Drops dead letters older than a moment.
DELETE FROM dead_letters WHERE at < :before;

-- name: dead_letters_rehandle(id)!
-- Puts an update that was given up back into the inbox, as it came.
UPDATE inbox SET state = 0, attempts = 0, done = NULL, body = (SELECT body FROM dead_letters WHERE id = :id)
WHERE state = 2 AND id = (SELECT row FROM dead_letters WHERE id = :id AND source = 'inbox');
