-- name: weeks_put(person, week)!
-- Notes that somebody did something this week.
INSERT INTO weeks (person, week) VALUES (:person, :week) ON CONFLICT (person, week) DO NOTHING;
