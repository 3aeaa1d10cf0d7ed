-- name: blobs_put(id, person, mime, bytes, expires)!
-- Keeps a picture or document until it is sent.
INSERT INTO blobs (id, person, mime, bytes, expires) VALUES (:id, :person, :mime, :bytes, :expires);

-- name: blobs_get(ids)
-- Pictures and documents to be sent.
SELECT id, mime, bytes FROM blobs WHERE id IN EACH(:ids);

-- name: blobs_drop(id)!
-- Drops one that was sent.
DELETE FROM blobs WHERE id = :id;

-- name: blobs_trim(now)!
-- Drops those that nobody needs any more.
DELETE FROM blobs WHERE expires <= :now;
