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
