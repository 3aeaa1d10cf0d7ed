-- name: audit_put(id, at, actor_ref, role, act, target_ref, update_id, outcome, prev_hash, hash)!
-- Adds a line to the audit log, chained to the one before by its hash.
INSERT INTO audit (id, at, actor_ref, role, act, target_ref, update_id, outcome, prev_hash, hash)
VALUES (:id, :at, :actor_ref, :role, :act, :target_ref, :update_id, :outcome, :prev_hash, :hash);

-- name: audit_last(limit)
-- The newest lines of the audit log.
SELECT id, at, actor_ref, role, act, target_ref, update_id, outcome, prev_hash, hash FROM audit
ORDER BY id DESC LIMIT :limit;

-- name: audit_page(before, limit)
-- The lines of the log before an id, newest first.
SELECT id, at, actor_ref, role, act, target_ref, outcome FROM audit WHERE id < :before ORDER BY id DESC LIMIT :limit;

-- name: audit_only_page(before, act, limit)
-- The lines of one kind of act before an id, newest first.
SELECT id, at, actor_ref, role, act, target_ref, outcome FROM audit
WHERE id < :before AND act = :act ORDER BY id DESC LIMIT :limit;

-- name: audit_kinds()
-- Every kind of act that is in the log.
SELECT DISTINCT act FROM audit ORDER BY act;
