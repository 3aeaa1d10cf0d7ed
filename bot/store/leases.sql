-- name: leases_take(name, holder, ms)!
-- Takes a lease that is free or has run out; its term rises, so that what the last holder still does is told apart.
INSERT INTO leases (name, holder, term, until) VALUES (:name, :holder, 1, NOW_MS() + CAST(:ms AS BIGINT))
ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, term = leases.term + 1, until = excluded.until
WHERE leases.until <= NOW_MS();

-- name: leases_renew(name, holder, term, ms)!
-- Holds a lease for longer, if nobody else has taken it.
UPDATE leases SET until = NOW_MS() + CAST(:ms AS BIGINT)
WHERE name = :name AND holder = :holder AND term = :term;

-- name: leases_release(name, holder, term)!
-- Gives a lease back at once; its term stays, for the next holder to rise above.
UPDATE leases SET until = 0 WHERE name = :name AND holder = :holder AND term = :term;

-- name: leases_get(name)
-- Who holds a lease, in which term, and for how much longer by the database's own time.
SELECT holder, term, until - NOW_MS() AS left_ms FROM leases WHERE name = :name;

-- name: leases_all()
-- Every lease, held or run out, and by whom.
SELECT name, holder, term, until FROM leases;
