-- Fills the tables of `base.sql` from `given`: a row a record of the file, in its order, with what it
-- says as JSON, a number as a text of its digits.
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
  NULL, id, said ->> 'metric', said ->> 'measure', said ->> 'entity',
  said ->> 'period', said ->> '$.days[0]', said ->> '$.days[1]',
  said ->> 'value', said ->> 'value', said ->> 'low', said ->> 'low', said ->> 'high', said ->> 'high',
  said ->> 'unit', said ->> 'bound', said ->> 'status',
  coalesce(said ->> '$.of.metric', said ->> 'of'), said ->> '$.of.entity',
  said ->> 'from', said ->> 'prices', said -> 'dims', said -> 'inferred', said -> 'note'
FROM given WHERE name = 'fact' ORDER BY position;
INSERT INTO rank SELECT
  NULL, given.id,
  coalesce(
    rank.value ->> 'position', 'top-' || (rank.value ->> 'top'),
    iif(rank.value ->> 'leading', 'leading', 'first-to')
  ),
  coalesce(rank.value ->> 'position', rank.value ->> 'top'),
  rank.value ->> 'among', rank.value ->> 'peers', rank.value ->> 'out-of'
FROM given, json_each(said, '$.ranks') AS rank
WHERE name = 'fact' ORDER BY position, rank.key;
INSERT INTO evidence SELECT
  NULL, given.id, place.value ->> 'source', place.value ->> 'section', place.value ->> 'paragraph',
  place.value ->> 'page', place.value ->> 'table', place.value ->> 'row',
  place.value ->> 'column', place.value ->> 'url', place.value ->> 'printed'
FROM given, json_each(said, '$.evidence') AS place
WHERE name = 'fact' ORDER BY position, place.key;
INSERT INTO sum SELECT NULL, said ->> 'whole', said -> 'parts', said ->> 'metric', said ->> 'rest'
FROM given WHERE name = 'sum' ORDER BY position;
INSERT INTO ignored SELECT
  NULL, said ->> 'source', said ->> 'section', said ->> 'paragraph', said ->> 'printed',
  said ->> 'reason'
FROM given WHERE name = 'ignored' ORDER BY position;
