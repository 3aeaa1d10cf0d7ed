-- name: answers_put(id, person, lesson, kind, text, at)!
-- Keeps a learner's own words: a draft before or after, or a reflection.
INSERT INTO answers (id, person, lesson, kind, text, at) VALUES (:id, :person, :lesson, :kind, :text, :at);

-- name: answers_of(person, lesson)
-- A learner's own words in one lesson, oldest first.
SELECT id, kind, text, at FROM answers WHERE person = :person AND lesson = :lesson ORDER BY id;
