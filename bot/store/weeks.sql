-- name: weeks_put(person, week)!
-- Notes that somebody did something this week.
INSERT INTO weeks (person, week) VALUES (:person, :week) ON CONFLICT (person, week) DO NOTHING;

-- name: weeks_of(person)
-- The weeks in which somebody did something, newest first.
SELECT week FROM weeks WHERE person = :person ORDER BY week DESC;
