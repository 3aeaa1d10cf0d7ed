-- name: erase_dead_letters(person, telegram_id)!
-- Erases what couldn't be handled or sent, also where only the update says whose it was.
DELETE FROM dead_letters WHERE person = :person
  OR (source = 'inbox' AND row IN (SELECT id FROM inbox WHERE key = :telegram_id));

-- name: erase_inbox(telegram_id, before)!
-- Blanks the person's updates; those that came after they asked are a newcomer's, and are still answered.
UPDATE inbox SET key = NULL, body = NULL, state = CASE WHEN state = 0 THEN 1 ELSE state END
WHERE key = :telegram_id AND (state <> 0 OR received < :before);

-- name: erase_seats(person)!
-- Gives back the seats that the person had taken.
UPDATE surgeries SET taken = taken - (
    SELECT party FROM bookings WHERE bookings.surgery = surgeries.id AND bookings.person = :person)
WHERE id IN (SELECT surgery FROM bookings WHERE person = :person AND state = 'in');

-- name: erase_bookings(person)!
-- Erases the person's bookings and what they wrote in them.
DELETE FROM bookings WHERE person = :person;

-- name: erase_surgery_staff(person)!
-- Erases where the person helped.
DELETE FROM surgery_staff WHERE person = :person;

-- name: erase_outbox(person)!
-- Erases what was said to the person, and what was about to be.
DELETE FROM outbox WHERE person = :person;

-- name: erase_blobs(person)!
-- Erases the pictures and documents made for the person.
DELETE FROM blobs WHERE person = :person;

-- name: erase_sent_messages(person)!
-- Erases which of the person's messages would be edited later.
DELETE FROM sent_messages WHERE person = :person;

-- name: erase_deliveries(person)!
-- Erases which broadcasts reached the person.
DELETE FROM deliveries WHERE person = :person;

-- name: erase_timers(person)!
-- Erases what the person would be reminded of.
DELETE FROM timers WHERE person = :person;

-- name: erase_places(person)!
-- Erases where the person stands.
DELETE FROM places WHERE person = :person;

-- name: erase_facts(person)!
-- Erases the person's log; the daily counts keep no names and stay.
DELETE FROM facts WHERE person = :person;

-- name: erase_lessons_done(person)!
-- Erases which lessons the person did.
DELETE FROM lessons_done WHERE person = :person;

-- name: erase_answers(person)!
-- Erases what the person wrote.
DELETE FROM answers WHERE person = :person;

-- name: erase_missions(person)!
-- Erases the person's missions.
DELETE FROM missions WHERE person = :person;

-- name: erase_weeks(person)!
-- Erases the weeks in which the person came.
DELETE FROM weeks WHERE person = :person;

-- name: erase_grants(person)!
-- Erases the roles the person has or had.
DELETE FROM grants WHERE person = :person;

-- name: erase_invite_uses(person)!
-- Erases which invites the person used.
DELETE FROM invite_uses WHERE person = :person;

-- name: erase_consents(person)!
-- Erases what the person said yes to.
DELETE FROM consents WHERE person = :person;

-- name: erase_people(person)!
-- Erases the person's own row, and with it the way from the audit's reference to anybody.
DELETE FROM people WHERE id = :person;
