-- name: lessons_started(person, lesson, started)!
-- Notes that a lesson was begun; the first time counts.
INSERT INTO lessons_done (person, lesson, started) VALUES (:person, :lesson, :started)
ON CONFLICT (person, lesson) DO NOTHING;

-- name: lessons_finished(person, lesson, finished)!
-- Notes that a lesson was finished; the first time counts.
INSERT INTO lessons_done (person, lesson, started, finished) VALUES (:person, :lesson, :finished, :finished)
ON CONFLICT (person, lesson) DO UPDATE SET finished = coalesce(lessons_done.finished, excluded.finished);
