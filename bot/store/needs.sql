-- name: need_lessons_done(people)
-- The lessons these people have begun and finished.
SELECT person, lesson, started, finished FROM lessons_done WHERE person IN EACH(:people) ORDER BY started, lesson;

-- name: need_missions(people)
-- The missions these people have taken on, and how they stand.
SELECT person, lesson, set_at, state FROM missions WHERE person IN EACH(:people) ORDER BY set_at, lesson;

-- name: need_weeks(people)
-- The weeks in which these people did something.
SELECT person, week FROM weeks WHERE person IN EACH(:people) ORDER BY week;

-- name: need_confidence(people)
-- How sure of themselves these people said they were, oldest first.
SELECT person, at, detail FROM facts WHERE person IN EACH(:people) AND kind = 'confidence' ORDER BY id;

-- name: need_last_active(people)
-- When these people last did something in a lesson.
SELECT person, max(at) AS at FROM facts
WHERE person IN EACH(:people) AND kind IN ('lesson_started', 'answered', 'draft_kept', 'lesson_finished')
GROUP BY person;

-- name: need_dead_letters(people)
-- The newest dead letters, for each admin who asks; whose they are by reference, and without what was said.
SELECT asking.id AS person, d.id, d.source, d.error, d.at, coalesce(whose.ref, '') AS ref
FROM people AS asking
CROSS JOIN (SELECT id, source, error, at, person FROM dead_letters WHERE state = 0 ORDER BY id DESC LIMIT 20) AS d
LEFT JOIN people AS whose ON whose.id = d.person
WHERE asking.id IN EACH(:people) ORDER BY d.id DESC;

-- name: need_dead_letters_count(people)
-- How many dead letters there are, for each admin who asks.
SELECT id AS person, (SELECT count(*) FROM dead_letters WHERE state = 0) AS waiting FROM people WHERE id IN EACH(:people);

-- name: need_health(people)
-- How much waits, and since when, for each admin who asks.
SELECT id AS person,
       (SELECT count(*) FROM inbox WHERE state = 0) AS inbox,
       (SELECT min(received) FROM inbox WHERE state = 0) AS inbox_since,
       (SELECT count(*) FROM outbox WHERE state = 0) AS outbox,
       (SELECT min(due) FROM outbox WHERE state = 0) AS outbox_since,
       (SELECT count(*) FROM dead_letters WHERE state = 0) AS failed,
       (SELECT count(*) FROM timers WHERE state = 0) AS timers,
       (SELECT min(due) FROM timers WHERE state = 0) AS next
FROM people WHERE id IN EACH(:people);
