-- A base of jhstats in SQLite; the number of this shape is in `PRAGMA user_version`.
-- Lists and tables by key are JSON, `position` is the order of the base. Of a number the column
-- itself is to reckon with, and `…_digits` is the text as it was printed.
PRAGMA user_version = 12;
PRAGMA application_id = 1785230196;  -- jhst

CREATE TABLE file (                  -- what the base was made from
  position INTEGER PRIMARY KEY, path TEXT NOT NULL, size INTEGER, modified_ns INTEGER, sha256 TEXT
);
CREATE TABLE base (schema INTEGER NOT NULL, title TEXT, main TEXT REFERENCES entity (id));
CREATE TABLE source (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, type TEXT,
  author TEXT, issued TEXT, language TEXT, sha256 TEXT,
  extra TEXT                         -- its other keys of CSL-JSON
);
CREATE TABLE unit (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,                -- in the language that the base puts first
  names TEXT NOT NULL,               -- by language, or one of none
  aliases TEXT, dimension TEXT, factor REAL, factor_digits TEXT, offset REAL, offset_digits TEXT,
  whole INTEGER, one TEXT
);
CREATE TABLE entity (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, names TEXT NOT NULL,
  aliases TEXT, kind TEXT NOT NULL
);
CREATE TABLE within (
  position INTEGER PRIMARY KEY, entity TEXT NOT NULL REFERENCES entity (id),
  within TEXT NOT NULL REFERENCES entity (id)
);
CREATE TABLE metric (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, names TEXT NOT NULL,
  aliases TEXT, unit TEXT REFERENCES unit (id), nature TEXT, best TEXT,
  part_of TEXT REFERENCES metric (id)
);
CREATE TABLE fact (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  metric TEXT NOT NULL REFERENCES metric (id), measure TEXT NOT NULL,
  entity TEXT NOT NULL REFERENCES entity (id), period TEXT, first_day TEXT, last_day TEXT,
  value REAL, value_digits TEXT, low REAL, low_digits TEXT, high REAL, high_digits TEXT,
  unit TEXT REFERENCES unit (id), bound TEXT NOT NULL, status TEXT NOT NULL,
  of TEXT REFERENCES metric (id), of_entity TEXT REFERENCES entity (id),
  "from" TEXT, prices TEXT, dims TEXT, inferred TEXT, note TEXT
);
CREATE TABLE rank (
  position INTEGER PRIMARY KEY, fact TEXT NOT NULL REFERENCES fact (id),
  rank TEXT NOT NULL,                -- 4, top-10, leading, first-to
  number INTEGER, among TEXT NOT NULL REFERENCES entity (id), peers TEXT NOT NULL, out_of INTEGER
);
CREATE TABLE evidence (
  position INTEGER PRIMARY KEY, fact TEXT NOT NULL REFERENCES fact (id),
  source TEXT NOT NULL REFERENCES source (id), section TEXT, paragraph INTEGER, page TEXT,
  "table" TEXT, "row" TEXT, "column" TEXT, url TEXT, printed TEXT
);
CREATE TABLE sum (                   -- whole and parts are metrics, or entities in one metric
  position INTEGER PRIMARY KEY, whole TEXT NOT NULL, parts TEXT NOT NULL,
  metric TEXT REFERENCES metric (id), rest INTEGER
);
CREATE TABLE ignored (
  position INTEGER PRIMARY KEY, source TEXT NOT NULL REFERENCES source (id), section TEXT,
  paragraph INTEGER, printed TEXT NOT NULL, reason TEXT NOT NULL
);

CREATE VIEW facts AS                 -- a row a fact, with its first rank and entry of evidence
SELECT
  fact.id, fact.metric, metric.name AS metric_name, fact.measure,
  fact.entity, entity.name AS entity_name, entity.kind AS entity_kind,
  fact.period, fact.first_day, fact.last_day,
  fact.value, fact.value_digits, fact.low, fact.low_digits, fact.high, fact.high_digits,
  fact.unit, unit.name AS unit_name,
  fact.bound, fact.status, fact.of, fact.of_entity, fact."from", fact.prices, fact.dims,
  rank.rank, rank.among, among.kind AS scope, rank.peers, rank.out_of,
  evidence.source, evidence.section, evidence.paragraph, evidence.page, evidence."table",
  evidence."row", evidence."column", evidence.url, evidence.printed,
  fact.inferred, fact.note
FROM fact
JOIN metric ON metric.id = fact.metric
JOIN entity ON entity.id = fact.entity
LEFT JOIN unit ON unit.id = fact.unit
LEFT JOIN rank ON rank.position = (SELECT min(position) FROM rank WHERE rank.fact = fact.id)
LEFT JOIN entity AS among ON among.id = rank.among
LEFT JOIN evidence
  ON evidence.position = (SELECT min(position) FROM evidence WHERE evidence.fact = fact.id)
ORDER BY fact.position;

-- What jhstats itself reads: the records as their file says them, in JSON, of facts a list of their
-- fields, and what they are found by. The first row says where each part begins; positions have no
-- gaps.
CREATE TABLE asked (
  position INTEGER PRIMARY KEY, said BLOB NOT NULL,
  checksum INTEGER NOT NULL          -- CRC-32 of position and said
);
CREATE INDEX fact_metric ON fact (metric, first_day, last_day);
CREATE INDEX fact_entity ON fact (entity);
CREATE INDEX rank_fact ON rank (fact);
CREATE INDEX rank_among ON rank (among);
CREATE INDEX evidence_fact ON evidence (fact);
CREATE INDEX evidence_source ON evidence (source);
