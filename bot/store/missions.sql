-- name: missions_put(person, lesson, set_at, state, note)!
-- Keeps where a mission stands; setting it again starts it anew.
INSERT INTO missions (person, lesson, set_at, state, note) VALUES (:person, :lesson, :set_at, :state, :note)
ON CONFLICT (person, lesson) DO UPDATE SET
    state = excluded.state, note = excluded.note,
    set_at = CASE WHEN excluded.state = 'set' THEN excluded.set_at ELSE missions.set_at END;
