-- name: export_people(person)
-- What the program knows of the person themselves.
SELECT * FROM people WHERE id = :person;

-- name: export_consents(person)
-- What they said yes to.
SELECT * FROM consents WHERE person = :person ORDER BY given;

-- name: export_grants(person)
-- The roles they have or had.
SELECT * FROM grants WHERE person = :person ORDER BY id;

-- name: export_invite_uses(person)
-- The invites they used.
SELECT * FROM invite_uses WHERE person = :person ORDER BY invite;

-- name: export_places(person)
-- Where they stand.
SELECT * FROM places WHERE person = :person ORDER BY flow;

-- name: export_timers(person)
-- What they will be reminded of.
SELECT * FROM timers WHERE person = :person ORDER BY id;

-- name: export_inbox(person)
-- What they sent that isn't handled yet.
SELECT * FROM inbox WHERE key = (SELECT telegram_id FROM people WHERE id = :person) ORDER BY id;

-- name: export_outbox(person)
-- What is about to be sent to them, and what was lately.
SELECT * FROM outbox WHERE person = :person ORDER BY id;

-- name: export_sent_messages(person)
-- Which of their messages would be edited later.
SELECT * FROM sent_messages WHERE person = :person ORDER BY thing;

-- name: export_blobs(person)
-- Pictures and documents made for them and not sent yet.
SELECT * FROM blobs WHERE person = :person ORDER BY id;

-- name: export_dead_letters(person)
-- What they sent, or were to get, that went wrong.
SELECT * FROM dead_letters WHERE person = :person ORDER BY id;

-- name: export_deliveries(person)
-- Which broadcasts reached them.
SELECT * FROM deliveries WHERE person = :person ORDER BY broadcast;

-- name: export_facts(person)
-- Their log.
SELECT * FROM facts WHERE person = :person ORDER BY id;

-- name: export_lessons_done(person)
-- Their lessons.
SELECT * FROM lessons_done WHERE person = :person ORDER BY started;

-- name: export_answers(person)
-- What they wrote.
SELECT * FROM answers WHERE person = :person ORDER BY id;

-- name: export_missions(person)
-- Their missions.
SELECT * FROM missions WHERE person = :person ORDER BY set_at;

-- name: export_weeks(person)
-- The weeks in which they came.
SELECT * FROM weeks WHERE person = :person ORDER BY week;

-- name: export_surgery_staff(person)
-- Where they helped.
SELECT * FROM surgery_staff WHERE person = :person ORDER BY surgery;

-- name: export_bookings(person)
-- Their bookings.
SELECT * FROM bookings WHERE person = :person ORDER BY at;
