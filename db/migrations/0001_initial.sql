-- The first schema of a ledger.
--
-- Every table of records has a local row number (`rowid`, which tables on screen page by and which
-- never leaves the file) and an `id`, a UUID as text, which two offline copies never share by
-- chance. Money is INTEGER 元, dates are ISO text as exact as is known, a month is YYYY-MM.
-- Column names are the field names of jingxi_desktop/records; a test keeps the two the same.

CREATE TABLE organisation (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    short_name TEXT,
    type TEXT,
    parent_id TEXT REFERENCES organisation (id),
    contact TEXT,
    phone TEXT,
    origin TEXT,
    source TEXT,
    note TEXT
) STRICT;

CREATE TABLE plan (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    task_count INTEGER,
    project_count INTEGER,
    continuing_count INTEGER,
    new_count INTEGER,
    preliminary_count INTEGER,
    started_count INTEGER,
    planned_investment INTEGER,
    published_investment INTEGER,
    issued TEXT,
    origin TEXT,
    source TEXT,
    note TEXT
) STRICT;

CREATE TABLE task (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL,
    number INTEGER,
    name TEXT NOT NULL,
    theme TEXT,
    lead_id TEXT REFERENCES organisation (id),
    partners TEXT,
    state TEXT,
    issued TEXT,
    due TEXT,
    finished TEXT,
    target TEXT,
    origin TEXT,
    source TEXT,
    note TEXT
) STRICT;

CREATE TABLE task_month (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    task_id TEXT NOT NULL REFERENCES task (id),
    month TEXT NOT NULL,
    progress TEXT,
    problems TEXT,
    coordination TEXT,
    next_step TEXT,
    origin TEXT,
    source TEXT,
    UNIQUE (task_id, month)
) STRICT;

CREATE TABLE project (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    code TEXT,
    stage TEXT,
    stage_date TEXT,
    stage_reason TEXT,
    nature TEXT,
    responsible_id TEXT REFERENCES organisation (id),
    responsible_person TEXT,
    contact TEXT,
    phone TEXT,
    owner TEXT,
    leader TEXT,
    total_investment INTEGER,
    funding TEXT,
    planned_start TEXT,
    actual_start TEXT,
    planned_finish TEXT,
    actual_finish TEXT,
    duration TEXT,
    district_id TEXT REFERENCES organisation (id),
    park_id TEXT REFERENCES park (id),
    location TEXT,
    content TEXT,
    industry TEXT,
    level TEXT,
    parent_id TEXT REFERENCES project (id),
    origin TEXT,
    source TEXT,
    note TEXT
) STRICT;

CREATE TABLE project_year (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    project_id TEXT NOT NULL REFERENCES project (id),
    year INTEGER NOT NULL,
    number INTEGER,
    category TEXT,
    invested_before INTEGER,
    planned_investment INTEGER,
    planned_construction INTEGER,
    year_target TEXT,
    UNIQUE (project_id, year)
) STRICT;

CREATE TABLE project_month (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    project_id TEXT NOT NULL REFERENCES project (id),
    month TEXT NOT NULL,
    planned INTEGER,
    done INTEGER,
    progress TEXT,
    problems TEXT,
    coordination TEXT,
    next_step TEXT,
    origin TEXT,
    source TEXT,
    UNIQUE (project_id, month)
) STRICT;

CREATE TABLE node (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    project_id TEXT NOT NULL REFERENCES project (id),
    name TEXT NOT NULL,
    due TEXT,
    actual TEXT,
    person TEXT,
    origin TEXT,
    source TEXT,
    note TEXT
) STRICT;

CREATE TABLE problem (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    project_id TEXT NOT NULL REFERENCES project (id),
    description TEXT NOT NULL,
    raised TEXT,
    responsible_id TEXT REFERENCES organisation (id),
    person TEXT,
    deadline TEXT,
    state TEXT,
    solved TEXT,
    origin TEXT,
    source TEXT,
    note TEXT
) STRICT;

CREATE TABLE park (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    short_name TEXT,
    parent_id TEXT REFERENCES park (id),
    district_id TEXT REFERENCES organisation (id),
    operator TEXT,
    address TEXT,
    focus TEXT,
    planned_area REAL,
    built_area REAL,
    opened TEXT,
    origin TEXT,
    source TEXT,
    note TEXT
) STRICT;

CREATE TABLE enterprise (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    credit_code TEXT,
    park_id TEXT REFERENCES park (id),
    field TEXT,
    honours TEXT,
    stage TEXT,
    signed TEXT,
    registered TEXT,
    landed TEXT,
    moved_out TEXT,
    registered_capital INTEGER,
    business TEXT,
    contact TEXT,
    phone TEXT,
    origin TEXT,
    source TEXT,
    note TEXT
) STRICT;

CREATE TABLE indicator (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL,
    name TEXT NOT NULL,
    unit TEXT,
    low REAL,
    high REAL,
    direction TEXT,
    due TEXT,
    baseline REAL,
    baseline_date TEXT,
    measure TEXT,
    park_id TEXT REFERENCES park (id),
    field TEXT,
    honour TEXT,
    stage TEXT,
    unit_id TEXT REFERENCES organisation (id),
    district_id TEXT REFERENCES organisation (id),
    category TEXT,
    since TEXT,
    until TEXT,
    definition TEXT,
    organisation_id TEXT REFERENCES organisation (id),
    origin TEXT,
    source TEXT,
    note TEXT
) STRICT;

CREATE TABLE reading (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    indicator_id TEXT NOT NULL REFERENCES indicator (id),
    date TEXT NOT NULL,
    value REAL NOT NULL,
    qualifier TEXT,
    origin TEXT,
    source TEXT,
    note TEXT
) STRICT;

CREATE TABLE event (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    date TEXT,
    state TEXT,
    park_id TEXT REFERENCES park (id),
    content TEXT,
    origin TEXT,
    source TEXT,
    note TEXT
) STRICT;

CREATE TABLE attachment (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    record_kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    note TEXT
) STRICT;

-- The bytes of attachments, once for each content. Those of a deleted attachment stay for a while, so that
-- undo finds them; see jingxi_desktop/ledger/attachment_contents.py.
CREATE TABLE attachment_content (
    sha256 TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;

-- What the ledger knows of itself: the year looked at first, whether it is a demonstration, its name.
-- It and the next have no row numbers: a redo puts a row where it was, although others came since.
CREATE TABLE setting (
    id TEXT PRIMARY KEY,
    value TEXT
) STRICT, WITHOUT ROWID;

-- A month that is closed, and its figures as they were then, as JSON. `id` is the month; who closed
-- it, and when, the change says that wrote the row.
CREATE TABLE month_close (
    id TEXT PRIMARY KEY,
    figures TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The change log: the one record of what was done. Undo, history, corrections and return packages
-- are readings of it. `action` is create, edit, undo or redo; `reverts` is the edit that an undo
-- or a redo is about; an edit that is undone now has `undone` = 1.
CREATE TABLE change_log (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL,
    at TEXT NOT NULL,
    user TEXT NOT NULL,
    label TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('create', 'edit', 'undo', 'redo')),
    file TEXT,
    reason TEXT,
    reverts INTEGER REFERENCES change_log (id),
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

-- One row touched by a change. `before` and `after` are JSON objects of the columns that differ
-- (all columns for an insert or a delete). `owner_id` is the record whose part the row is,
-- before an update; `new_owner_id` that whose part it became, where an update moved it to another.
-- Entries of a change have numbers in the order of writing. `file` is where a row came from, if the rows
-- of a change came from several, and `filled_by` who wrote it there, if that is known.
CREATE TABLE change_entry (
    change_id INTEGER NOT NULL REFERENCES change_log (id),
    number INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    record_id TEXT NOT NULL,
    owner_id TEXT,
    new_owner_id TEXT,
    before TEXT,
    after TEXT,
    file TEXT,
    filled_by TEXT,
    PRIMARY KEY (change_id, number)
) STRICT, WITHOUT ROWID;

-- Text search over Chinese: one token a character, asked as a phrase. The row number is the
-- record's row number plus its kind's slot; see jingxi_desktop/ledger/search.py.
CREATE VIRTUAL TABLE search_index USING fts5 (text, content = '', columnsize = 0, tokenize = 'unicode61');

CREATE INDEX change_entry_record ON change_entry (record_id);
CREATE INDEX change_entry_owner ON change_entry (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX change_entry_new_owner ON change_entry (new_owner_id) WHERE new_owner_id IS NOT NULL;

CREATE INDEX task_year ON task (year, number, name);
CREATE INDEX task_lead ON task (lead_id);
CREATE INDEX task_month_month ON task_month (month, task_id);
CREATE INDEX project_name ON project (name);
CREATE INDEX project_stage ON project (stage);
CREATE INDEX project_total_investment ON project (total_investment);
CREATE INDEX project_responsible ON project (responsible_id);
CREATE INDEX project_district ON project (district_id);
CREATE INDEX project_park ON project (park_id);
CREATE INDEX project_parent ON project (parent_id);
CREATE INDEX project_year_number ON project_year (year, number);
CREATE INDEX project_year_category ON project_year (year, category);
CREATE INDEX project_year_planned ON project_year (year, planned_investment);
CREATE INDEX project_month_month ON project_month (month, done, planned, project_id);
CREATE INDEX node_project ON node (project_id, due, actual);
CREATE INDEX node_due ON node (due, actual, project_id);
CREATE INDEX problem_project ON problem (project_id, deadline, state, solved);
CREATE INDEX problem_deadline ON problem (deadline, state, solved, project_id);
CREATE INDEX park_parent ON park (parent_id);
CREATE INDEX enterprise_name ON enterprise (name);
CREATE INDEX enterprise_park ON enterprise (park_id);
CREATE INDEX enterprise_landed ON enterprise (landed);
CREATE INDEX indicator_year ON indicator (year, name);
CREATE INDEX reading_indicator ON reading (indicator_id, date);
CREATE INDEX attachment_record ON attachment (record_id);
