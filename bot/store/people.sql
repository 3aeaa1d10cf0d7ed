-- name: people_by_telegram(telegram_ids)
-- The rows of everybody with these Telegram ids.
SELECT id, telegram_id, ref, name, lang, zone, state, adult, reachable, announce_ok, focus, next_step, remind_at,
       remind_days, quiet_from, quiet_to, pause_until, findings, album, menu, created, last_seen
FROM people WHERE telegram_id IN EACH(:telegram_ids);

-- name: people_by_id(ids)
-- The rows of everybody with these ids.
SELECT id, telegram_id, ref, name, lang, zone, state, adult, reachable, announce_ok, focus, next_step, remind_at,
       remind_days, quiet_from, quiet_to, pause_until, findings, album, menu, created, last_seen
FROM people WHERE id IN EACH(:ids);

-- name: people_put(id, telegram_id, ref, name, lang, zone, state, adult, reachable, announce_ok, focus, next_step, remind_at, remind_days, quiet_from, quiet_to, pause_until, findings, album, menu, created, last_seen)!
-- Keeps a person's whole row, new or changed; ref and created stay as they were first.
INSERT INTO people (id, telegram_id, ref, name, lang, zone, state, adult, reachable, announce_ok, focus, next_step,
                    remind_at, remind_days, quiet_from, quiet_to, pause_until, findings, album, menu, created, last_seen)
VALUES (:id, :telegram_id, :ref, :name, :lang, :zone, :state, :adult, :reachable, :announce_ok, :focus, :next_step,
        :remind_at, :remind_days, :quiet_from, :quiet_to, :pause_until, :findings, :album, :menu, :created, :last_seen)
ON CONFLICT (id) DO UPDATE SET
    telegram_id = excluded.telegram_id, name = excluded.name, lang = excluded.lang, zone = excluded.zone,
    state = excluded.state, adult = excluded.adult, reachable = excluded.reachable,
    announce_ok = excluded.announce_ok, focus = excluded.focus, next_step = excluded.next_step,
    remind_at = excluded.remind_at, remind_days = excluded.remind_days, quiet_from = excluded.quiet_from,
    quiet_to = excluded.quiet_to, pause_until = excluded.pause_until, findings = excluded.findings, album = excluded.album,
    menu = excluded.menu, last_seen = excluded.last_seen;

-- name: people_step(id, focus, next_step, last_seen)!
-- Moves a person on where nothing else about them changed, which is most turns.
UPDATE people SET focus = :focus, next_step = :next_step, last_seen = :last_seen WHERE id = :id;

-- name: people_reachable(id, reachable)!
-- Notes that somebody has blocked the bot, or let it in again.
UPDATE people SET reachable = :reachable WHERE id = :id;

-- name: people_menus_all(listed)
-- Those who have a menu of their own, and those who should: by a role, or as ADMIN_IDS names them.
SELECT id FROM people
WHERE menu <> '' OR telegram_id IN EACH(:listed) OR id IN (SELECT person FROM grants WHERE ended IS NULL);
