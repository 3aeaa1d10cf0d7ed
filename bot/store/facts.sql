-- name: facts_put(id, person, at, kind, course, lesson, update_id, cause, n, detail)!
-- Adds a line to a person's log; the same cause and number adds it only once.
INSERT INTO facts (id, person, at, kind, course, lesson, update_id, cause, n, detail)
VALUES (:id, :person, :at, :kind, :course, :lesson, :update_id, :cause, :n, :detail)
ON CONFLICT (cause, n) DO NOTHING;

-- name: facts_of(person, limit)
-- The newest lines of a person's log.
SELECT id, at, kind, course, lesson, detail FROM facts WHERE person = :person ORDER BY id DESC LIMIT :limit;

-- name: facts_after(id, limit)
-- The next lines of everybody's log, with the Telegram id of whose they are.
SELECT f.id, p.telegram_id, f.at, f.kind, f.course, f.lesson, f.update_id, f.detail
FROM facts AS f LEFT JOIN people AS p ON p.id = f.person WHERE f.id > :id ORDER BY f.id LIMIT :limit;
