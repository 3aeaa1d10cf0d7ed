-- The first schema: everybody the product knows, where they stand, and what waits to be done or sent.
--
-- Written for PostgreSQL; SQLite reads the same file with its own names for whole numbers and bytes.
-- Times are milliseconds UTC, flags 0 or 1, ids 64-bit and decided before the write. There are no foreign
-- keys: rows of one person are written set-wise in any order, and erasure is checked column by column
-- against personal.toml instead.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    term BIGINT NOT NULL,
    until BIGINT NOT NULL
);

CREATE TABLE texts (
    hash TEXT PRIMARY KEY,
    lesson TEXT NOT NULL,
    lang TEXT NOT NULL,
    body TEXT NOT NULL,
    last_used BIGINT NOT NULL
);

CREATE TABLE people (
    id BIGINT PRIMARY KEY,
    telegram_id BIGINT UNIQUE,
    ref TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    lang TEXT NOT NULL,
    zone TEXT NOT NULL,
    state TEXT NOT NULL,
    adult BIGINT NOT NULL DEFAULT 0,
    reachable BIGINT NOT NULL DEFAULT 1,
    announce_ok BIGINT NOT NULL DEFAULT 0,
    focus TEXT NOT NULL DEFAULT '',
    next_step BIGINT NOT NULL DEFAULT 1,
    remind_at BIGINT,
    remind_days BIGINT NOT NULL DEFAULT 127,
    quiet_from BIGINT NOT NULL DEFAULT 1260,
    quiet_to BIGINT NOT NULL DEFAULT 480,
    pause_until BIGINT,
    findings TEXT NOT NULL DEFAULT '',
    album TEXT,
    menu TEXT NOT NULL DEFAULT '',
    created BIGINT NOT NULL,
    last_seen BIGINT NOT NULL
);
CREATE INDEX people_to_announce ON people (id) WHERE announce_ok = 1;

CREATE TABLE consents (
    person BIGINT NOT NULL,
    purpose TEXT NOT NULL,
    version TEXT NOT NULL,
    given BIGINT NOT NULL,
    withdrawn BIGINT,
    PRIMARY KEY (person, purpose, given)
);

CREATE TABLE grants (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    role TEXT NOT NULL,
    venue BIGINT,
    source TEXT NOT NULL,
    by BIGINT NOT NULL,
    at BIGINT NOT NULL,
    expires BIGINT,
    ended BIGINT
);
CREATE UNIQUE INDEX grants_standing ON grants (person, role, coalesce(venue, 0)) WHERE ended IS NULL;

CREATE TABLE invites (
    id BIGINT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    venue BIGINT,
    uses_left BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    by BIGINT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE invite_uses (
    invite BIGINT NOT NULL,
    person BIGINT NOT NULL,
    PRIMARY KEY (invite, person)
);
CREATE INDEX invite_uses_of_person ON invite_uses (person);

CREATE TABLE places (
    person BIGINT NOT NULL,
    flow TEXT NOT NULL,
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    step BIGINT NOT NULL,
    data TEXT NOT NULL,
    pin TEXT,
    updated BIGINT NOT NULL,
    PRIMARY KEY (person, flow)
);
CREATE INDEX places_pinned ON places (pin, state) WHERE pin IS NOT NULL;

CREATE TABLE timers (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    person BIGINT NOT NULL DEFAULT 0,
    thing TEXT NOT NULL DEFAULT '',
    due BIGINT NOT NULL,
    step BIGINT,
    data TEXT NOT NULL,
    state BIGINT NOT NULL DEFAULT 0,
    lease_term BIGINT NOT NULL DEFAULT 0,
    UNIQUE (kind, person, thing)
);
CREATE INDEX timers_due ON timers (due) WHERE state = 0;
CREATE INDEX timers_of_person ON timers (person);

CREATE TABLE inbox (
    id BIGINT PRIMARY KEY,
    update_id BIGINT NOT NULL UNIQUE,
    key BIGINT,
    body TEXT,
    received BIGINT NOT NULL,
    state BIGINT NOT NULL DEFAULT 0,
    attempts BIGINT NOT NULL DEFAULT 0,
    done BIGINT
);
CREATE INDEX inbox_waiting ON inbox (id) WHERE state = 0;
CREATE INDEX inbox_of_key ON inbox (key, id) WHERE key IS NOT NULL;

CREATE TABLE outbox (
    id BIGINT PRIMARY KEY,
    cause TEXT NOT NULL,
    n BIGINT NOT NULL,
    person BIGINT NOT NULL,
    chat BIGINT,
    lane BIGINT NOT NULL,
    due BIGINT NOT NULL,
    expires BIGINT,
    method TEXT NOT NULL,
    payload TEXT,
    blob BIGINT,
    edits BIGINT,
    state BIGINT NOT NULL DEFAULT 0,
    attempts BIGINT NOT NULL DEFAULT 0,
    term BIGINT NOT NULL DEFAULT 0,
    message_id BIGINT,
    sent BIGINT,
    UNIQUE (cause, n)
);
CREATE INDEX outbox_waiting ON outbox (lane, due, id) WHERE state = 0;
CREATE INDEX outbox_of_chat ON outbox (chat, lane, id) WHERE state IN (0, 1);
CREATE INDEX outbox_of_person ON outbox (person);

CREATE TABLE sent_messages (
    thing TEXT NOT NULL,
    person BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    PRIMARY KEY (thing, person)
);
CREATE INDEX sent_messages_of_person ON sent_messages (person);

CREATE TABLE blobs (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    mime TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX blobs_of_person ON blobs (person);

CREATE TABLE dead_letters (
    id BIGINT PRIMARY KEY,
    source TEXT NOT NULL,
    row BIGINT NOT NULL,
    person BIGINT NOT NULL DEFAULT 0,
    error TEXT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    state BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX dead_letters_of_person ON dead_letters (person);
CREATE INDEX dead_letters_open ON dead_letters (id) WHERE state = 0;

CREATE TABLE broadcasts (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    surgery BIGINT,
    by BIGINT NOT NULL,
    audience TEXT NOT NULL,
    state TEXT NOT NULL,
    cursor BIGINT NOT NULL DEFAULT 0,
    selected BIGINT NOT NULL DEFAULT 0,
    total BIGINT NOT NULL DEFAULT 0,
    progress BIGINT,
    due BIGINT NOT NULL,
    expires BIGINT,
    created BIGINT NOT NULL
);
CREATE INDEX broadcasts_open ON broadcasts (id) WHERE state <> 'done';
CREATE INDEX broadcasts_by ON broadcasts (by, id);
CREATE INDEX broadcasts_of_surgery ON broadcasts (surgery) WHERE surgery IS NOT NULL;

CREATE TABLE broadcast_texts (
    broadcast BIGINT NOT NULL,
    lang TEXT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (broadcast, lang)
);

CREATE TABLE deliveries (
    broadcast BIGINT NOT NULL,
    person BIGINT NOT NULL,
    state BIGINT NOT NULL DEFAULT 0,
    reason TEXT,
    due BIGINT NOT NULL DEFAULT 0,
    attempts BIGINT NOT NULL DEFAULT 0,
    term BIGINT NOT NULL DEFAULT 0,
    message_id BIGINT,
    at BIGINT,
    PRIMARY KEY (broadcast, person)
);
CREATE INDEX deliveries_waiting ON deliveries (broadcast, due, person) WHERE state = 0;
CREATE INDEX deliveries_claimed ON deliveries (broadcast) WHERE state = 1;
CREATE INDEX deliveries_by_state ON deliveries (broadcast, state);
CREATE INDEX deliveries_of_person ON deliveries (person);

CREATE TABLE facts (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    course TEXT NOT NULL DEFAULT '',
    lesson TEXT NOT NULL DEFAULT '',
    update_id BIGINT,
    cause TEXT NOT NULL,
    n BIGINT NOT NULL,
    detail TEXT NOT NULL,
    UNIQUE (cause, n)
);
CREATE INDEX facts_of_person ON facts (person, kind, id);
CREATE INDEX facts_by_kind ON facts (kind, at);

CREATE TABLE lessons_done (
    person BIGINT NOT NULL,
    lesson TEXT NOT NULL,
    started BIGINT NOT NULL,
    finished BIGINT,
    PRIMARY KEY (person, lesson)
);

CREATE TABLE answers (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    lesson TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX answers_of_person ON answers (person, lesson, id);

CREATE TABLE missions (
    person BIGINT NOT NULL,
    lesson TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (person, lesson)
);

CREATE TABLE weeks (
    person BIGINT NOT NULL,
    week BIGINT NOT NULL,
    PRIMARY KEY (person, week)
);

CREATE TABLE daily (
    day BIGINT NOT NULL,
    kind TEXT NOT NULL,
    lesson TEXT NOT NULL DEFAULT '',
    count BIGINT NOT NULL,
    PRIMARY KEY (day, kind, lesson)
);

CREATE TABLE venues (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    access TEXT NOT NULL DEFAULT '{}',
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    zone TEXT NOT NULL,
    area TEXT NOT NULL DEFAULT '',
    by BIGINT NOT NULL
);

CREATE TABLE surgeries (
    id BIGINT PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    sequence BIGINT NOT NULL DEFAULT 0,
    title TEXT NOT NULL,
    venue BIGINT NOT NULL,
    series BIGINT,
    local_start TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    capacity BIGINT NOT NULL,
    taken BIGINT NOT NULL DEFAULT 0,
    for_whom TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    by BIGINT NOT NULL,
    created BIGINT NOT NULL
);
CREATE INDEX surgeries_open ON surgeries (starts) WHERE state = 'open';
CREATE INDEX surgeries_at_venue ON surgeries (venue, starts);

CREATE TABLE surgery_staff (
    surgery BIGINT NOT NULL,
    person BIGINT NOT NULL,
    role TEXT NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    skills TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (surgery, person)
);
CREATE INDEX surgery_staff_of_person ON surgery_staff (person);

CREATE TABLE bookings (
    surgery BIGINT NOT NULL,
    person BIGINT NOT NULL,
    state TEXT NOT NULL,
    seq BIGINT NOT NULL,
    party BIGINT NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    group_name TEXT NOT NULL DEFAULT '',
    wants TEXT NOT NULL DEFAULT '',
    access TEXT NOT NULL DEFAULT '',
    offered_until BIGINT,
    at BIGINT NOT NULL,
    PRIMARY KEY (surgery, person),
    UNIQUE (surgery, seq)
);
CREATE INDEX bookings_of_person ON bookings (person);

CREATE TABLE audit (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_ref TEXT NOT NULL,
    role TEXT NOT NULL,
    act TEXT NOT NULL,
    target_ref TEXT NOT NULL DEFAULT '',
    update_id BIGINT,
    outcome TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE erasures (
    hmac TEXT PRIMARY KEY,
    at BIGINT NOT NULL
);
