-- name: audit_put(id, at, actor_ref, role, act, target_ref, update_id, outcome, prev_hash, hash)!
-- Adds a line to the audit log, chained to the one before by its hash.
INSERT INTO audit (id, at, actor_ref, role, act, target_ref, update_id, outcome, prev_hash, hash)
VALUES (:id, :at, :actor_ref, :role, :act, :target_ref, :update_id, :outcome, :prev_hash, :hash);

-- name: audit_last(limit)
-- The newest lines of the audit log.
SELECT id, at, actor_ref, role, act, target_ref, update_id, outcome, prev_hash, hash FROM audit
ORDER BY id DESC LIMIT :limit;
