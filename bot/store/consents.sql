-- name: consents_put(person, purpose, version, given)!
-- Notes that somebody said yes, to which wording and when.
INSERT INTO consents (person, purpose, version, given) VALUES (:person, :purpose, :version, :given)
ON CONFLICT (person, purpose, given) DO NOTHING;

-- name: consents_withdraw(person, purpose, withdrawn)!
-- Notes that a yes was taken back.
UPDATE consents SET withdrawn = :withdrawn
WHERE person = :person AND purpose = :purpose AND withdrawn IS NULL;
