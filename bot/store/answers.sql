-- name: answers_put(id, person, lesson, kind, text, at)!
-- Keeps a learner's own words: a draft before or after, or a reflection.
INSERT INTO answers (id, person, lesson, kind, text, at) VALUES (:id, :person, :lesson, :kind, :text, :at);
