-- Fills the tables of `base.sql` from `given`: a row a record of the file, in its order, with what it
-- says as JSON, a number as a text of its digits; a fact is a list of its fields.
INSERT INTO file SELECT
  NULL, id, said ->> 'size', said ->> 'modified_ns', said ->> 'sha256'
FROM given WHERE name = 'file' ORDER BY position;
INSERT INTO base SELECT said ->> 'schema', said -> 'title', said ->> 'main'
FROM given WHERE name = 'base';
INSERT INTO source SELECT
  NULL, id, said ->> 'title', said ->> 'type', said -> 'author', said ->> 'issued',
  said ->> 'language', said ->> 'sha256',
  nullif(
    json_remove(said, '$.title', '$.type', '$.author', '$.issued', '$.language', '$.sha256', '$.id',
      '$.origin'), '{}'
  )
FROM given WHERE name = 'source' ORDER BY position;
INSERT INTO unit SELECT
  NULL, id, (SELECT value FROM json_each(said, '$.name') LIMIT 1), said -> 'name',
  said -> 'aliases', said ->> 'dimension', said ->> 'factor', said ->> 'factor',
  said ->> 'offset', said ->> 'offset', said ->> 'whole', said -> 'one'
FROM given WHERE name = 'unit' ORDER BY position;
INSERT INTO entity SELECT
  NULL, id, (SELECT value FROM json_each(said, '$.name') LIMIT 1), said -> 'name',
  said -> 'aliases', said ->> 'kind'
FROM given WHERE name = 'entity' ORDER BY position;
INSERT INTO within SELECT NULL, given.id, outer.value
FROM given, json_each(said, '$.within') AS outer
WHERE name = 'entity' ORDER BY position, outer.key;
INSERT INTO metric SELECT
  NULL, id, (SELECT value FROM json_each(said, '$.name') LIMIT 1), said -> 'name',
  said -> 'aliases', said ->> 'unit', said ->> 'nature', said ->> 'best', said ->> 'part-of'
FROM given WHERE name = 'metric' ORDER BY position;
INSERT INTO fact SELECT
  NULL, id, said ->> 1, said ->> 2, said ->> 3, said ->> 4, first_day, last_day,
  said ->> 5, said ->> 5, said ->> 17, said ->> 17, said ->> 18, said ->> 18,
  said ->> 6, said ->> 7, said ->> 8, said ->> '$[9][0]', said ->> '$[9][1]',
  said ->> 10, said ->> 11, nullif(said -> 19, '{}'), nullif(said -> 14, '[]'),
  CASE
    WHEN said ->> 15 IS NULL THEN NULL
    WHEN (SELECT group_concat(key) FROM json_each(said, '$[15]')) = 'und' THEN said -> '$[15].und'
    ELSE said -> 15
  END
FROM given WHERE name = 'fact' ORDER BY position;
INSERT INTO rank SELECT
  NULL, given.id,
  CASE rank.value ->> 0
    WHEN 'position' THEN rank.value ->> 1
    WHEN 'top' THEN 'top-' || (rank.value ->> 1)
    ELSE rank.value ->> 0
  END,
  rank.value ->> 1, rank.value ->> 2, rank.value ->> 3, rank.value ->> 4
FROM given, json_each(said, '$[12]') AS rank
WHERE name = 'fact' ORDER BY position, rank.key;
INSERT INTO evidence SELECT
  NULL, given.id, place.value ->> 0, place.value ->> 1, place.value ->> 2, place.value ->> 3,
  place.value ->> 4, place.value ->> 5, place.value ->> 6, place.value ->> 7, place.value ->> 8
FROM given, json_each(said, '$[13]') AS place
WHERE name = 'fact' ORDER BY position, place.key;
INSERT INTO sum SELECT NULL, said ->> 'whole', said -> 'parts', said ->> 'metric', said ->> 'rest'
FROM given WHERE name = 'sum' ORDER BY position;
INSERT INTO ignored SELECT
  NULL, said ->> 'source', said ->> 'section', said ->> 'paragraph', said ->> 'printed',
  said ->> 'reason'
FROM given WHERE name = 'ignored' ORDER BY position;
