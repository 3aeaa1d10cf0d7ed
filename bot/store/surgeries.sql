-- name: venues_put(venue, place, lat, lon, zone, by)!
-- Keeps where people meet, new or changed.
INSERT INTO venues (id, name, lat, lon, zone, by) VALUES (:venue, :place, :lat, :lon, :zone, :by)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, lat = excluded.lat, lon = excluded.lon, zone = excluded.zone;

-- name: surgeries_put(id, uid, sequence, title, venue, local_start, zone, starts, ends, capacity, for_whom, state, by, created)!
-- Keeps a surgery as it stands, new or changed; how many seats are taken is counted, not said.
INSERT INTO surgeries (id, uid, sequence, title, venue, local_start, zone, starts, ends, capacity, for_whom, state, by,
                       created)
VALUES (:id, :uid, :sequence, :title, :venue, :local_start, :zone, :starts, :ends, :capacity, :for_whom, :state, :by,
        :created)
ON CONFLICT (id) DO UPDATE SET
    sequence = excluded.sequence, title = excluded.title, local_start = excluded.local_start, zone = excluded.zone,
    starts = excluded.starts, ends = excluded.ends, capacity = excluded.capacity, for_whom = excluded.for_whom,
    state = excluded.state, version = surgeries.version + 1;

-- name: bookings_put(surgery, person, state, seq, name, at)!
-- Keeps what somebody said of a surgery; what they want and need is kept through a change of mind.
INSERT INTO bookings (surgery, person, state, seq, name, at) VALUES (:surgery, :person, :state, :seq, :name, :at)
ON CONFLICT (surgery, person) DO UPDATE SET
    state = excluded.state, seq = excluded.seq, name = excluded.name, at = excluded.at;

-- name: bookings_move_up(surgery, person)!
-- Gives a seat to somebody who waits for one.
UPDATE bookings SET state = 'in' WHERE surgery = :surgery AND person = :person AND state = 'waiting';

-- name: bookings_wants(surgery, person, wants)!
-- Keeps what would make it a good evening.
UPDATE bookings SET wants = :wants WHERE surgery = :surgery AND person = :person;

-- name: surgeries_count(id)!
-- Counts the seats that are taken.
UPDATE surgeries SET taken = (
    SELECT coalesce(sum(party), 0) FROM bookings WHERE bookings.surgery = surgeries.id AND state = 'in')
WHERE id = :id;

-- name: need_surgery(things)
-- These surgeries, with their places and how many wait.
SELECT s.id, s.uid, s.sequence, s.title, s.venue, v.name AS place, v.lat, v.lon, s.local_start, s.zone, s.starts,
       s.ends, s.capacity, s.taken, s.for_whom, s.state, s.by,
       (SELECT count(*) FROM bookings WHERE surgery = s.id AND state = 'waiting') AS waiting,
       (SELECT coalesce(max(seq), 0) FROM bookings WHERE surgery = s.id) AS last_seq
FROM surgeries AS s JOIN venues AS v ON v.id = s.venue WHERE s.id IN EACH(:things);

-- name: need_booking(people, things)
-- What these people have said of these surgeries, and their place on the waiting list.
SELECT b.person, b.surgery, b.state, b.seq,
       (SELECT count(*) FROM bookings AS w WHERE w.surgery = b.surgery AND w.state = 'waiting' AND w.seq <= b.seq)
       AS position
FROM bookings AS b WHERE b.person IN EACH(:people) AND b.surgery IN EACH(:things);

-- name: need_waiting(things, now)
-- Who waits for a seat and can be told of one, in the order in which they came: the first few of each surgery.
SELECT surgery, whose FROM (
    SELECT b.surgery, b.person AS whose, b.seq, row_number() OVER (PARTITION BY b.surgery ORDER BY b.seq) AS place
    FROM bookings AS b JOIN people AS p ON p.id = b.person
    WHERE b.surgery IN EACH(:things) AND b.state = 'waiting' AND p.reachable = 1
      AND coalesce(p.pause_until, 0) <= :now
) AS waiting WHERE place <= 20 ORDER BY surgery, seq;

-- name: need_coming(things)
-- Who comes to these surgeries and who waits, with what they want; those who come first.
SELECT b.surgery, b.person AS whose, b.state, b.name, b.wants, p.reachable
FROM bookings AS b JOIN people AS p ON p.id = b.person
WHERE b.surgery IN EACH(:things) AND b.state IN ('in', 'waiting') ORDER BY b.surgery, b.state, b.seq;

-- name: need_open_surgeries(people, now)
-- The surgeries that one can still come to, soonest first, with what each of these people has said of them.
SELECT p.id AS person, s.id, s.uid, s.sequence, s.title, s.venue, v.name AS place, v.lat, v.lon, s.local_start, s.zone,
       s.starts, s.ends, s.capacity, s.taken, s.for_whom, s.state, s.by, coalesce(b.state, '') AS mine
FROM people AS p CROSS JOIN surgeries AS s JOIN venues AS v ON v.id = s.venue
LEFT JOIN bookings AS b ON b.surgery = s.id AND b.person = p.id
WHERE p.id IN EACH(:people) AND s.state = 'open' AND s.starts > :now ORDER BY p.id, s.starts;

-- name: need_my_surgeries(people, now)
-- The surgeries that these people have set up and that aren't over, soonest first.
SELECT s.by AS person, s.id, s.uid, s.sequence, s.title, s.venue, v.name AS place, v.lat, v.lon, s.local_start, s.zone,
       s.starts, s.ends, s.capacity, s.taken, s.for_whom, s.state, s.by,
       (SELECT count(*) FROM bookings WHERE surgery = s.id AND state = 'waiting') AS waiting
FROM surgeries AS s JOIN venues AS v ON v.id = s.venue
WHERE s.by IN EACH(:people) AND s.state = 'open' AND s.ends > :now ORDER BY s.starts;

-- name: need_held_seats(people, now)
-- The surgeries to come at which these people have a seat, and who set each up.
SELECT b.person, b.surgery, s.by FROM bookings AS b JOIN surgeries AS s ON s.id = b.surgery
WHERE b.person IN EACH(:people) AND b.state = 'in' AND s.state = 'open' AND s.starts > :now;
