-- name: inbox_fair(limit)
-- The updates that have waited longest, of each person the first only: nobody waits for a flood of another's.
SELECT id, update_id, key, body, received FROM inbox
WHERE state = 0 AND id IN (SELECT min(id) FROM inbox WHERE state = 0 GROUP BY coalesce(key, -id))
ORDER BY id LIMIT :limit;

-- name: timers_turns(now, limit)
-- The timers that make a turn and have come due, of people who can still be reached.
SELECT t.id, t.kind, t.person, t.thing, t.due, t.step, t.data, p.telegram_id FROM timers AS t
JOIN people AS p ON p.id = t.person
WHERE t.state = 0 AND t.due <= :now AND t.kind NOT LIKE 'job:%' AND p.reachable = 1 AND p.telegram_id IS NOT NULL
ORDER BY t.due, t.id LIMIT :limit;

-- name: timers_soonest()
-- When the next timer or job comes due that anybody can handle now.
SELECT due FROM timers AS t
WHERE state = 0
  AND (kind LIKE 'job:%' OR EXISTS (SELECT 1 FROM people AS p WHERE p.id = t.person AND p.reachable = 1))
ORDER BY due LIMIT 1;

-- name: quiet_waiting(now)
-- How much is left to do at this moment: updates, calls, timers and jobs that are due.
SELECT (SELECT count(*) FROM inbox WHERE state = 0)
     + (SELECT count(*) FROM outbox WHERE state = 0 AND due <= :now)
     + (SELECT count(*) FROM timers AS t WHERE state = 0 AND due <= :now
        AND (kind LIKE 'job:%' OR EXISTS (SELECT 1 FROM people AS p WHERE p.id = t.person AND p.reachable = 1)))
     AS waiting;
