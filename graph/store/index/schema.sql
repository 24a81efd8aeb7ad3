-- The derived index: what the graphs say, one table a kind of thing. `g` is the graph a row was read from, `n` the
-- clause it stands in, `p` the policy where rows come in the order of policies, `title` its title; every other column
-- holds a value as answers show it. What every clause has many of lies clause by clause: `line` is the number of the
-- clause and, in its last 24 bits, that of the row in it; those of a clause are from its `first` to its `last`, in the
-- order of answers: start, place, id. Nothing here is the truth: drop it at will.
CREATE TABLE state (state TEXT);
CREATE TABLE graph (g INTEGER PRIMARY KEY, graph TEXT UNIQUE);

CREATE TABLE text (g INTEGER PRIMARY KEY, text, policy, title, number, issuer, signed, published, index_number,
  source_name, media_type, encoding, sha256, characters, words);
CREATE INDEX text_policy ON text (policy);
CREATE TABLE addressee (g INTEGER, policy, addressee);
CREATE INDEX addressee_g ON addressee (g);

CREATE TABLE clause (n INTEGER PRIMARY KEY, g INTEGER, p, title, clause, task, label, path, heading, parent,
  parent_path, parent_heading, start, stop, exact, first INTEGER AS (n << 24), last INTEGER AS (n << 24 | 16777215));
CREATE UNIQUE INDEX clause_clause ON clause (clause);
CREATE INDEX clause_g ON clause (g, start, stop);
CREATE INDEX clause_p ON clause (p, start, stop);
CREATE INDEX clause_task ON clause (p, start, stop) WHERE task;
CREATE VIRTUAL TABLE said USING fts5 (letters, content = '', tokenize = 'ascii');

CREATE TABLE owner (line INTEGER PRIMARY KEY, owner, g INTEGER, n INTEGER AS (line >> 24), p, unit, unit_name, named,
  role, basis, origin, place, reason, external, start, stop, exact);
CREATE INDEX owner_owner ON owner (owner);
CREATE INDEX owner_unit ON owner (unit, p, start, owner);
CREATE INDEX owner_open ON owner (p, start, owner) WHERE unit IS NULL;

CREATE TABLE duty (line INTEGER PRIMARY KEY, duty, g INTEGER, n INTEGER AS (line >> 24), modality, inherited, start,
  stop, exact);
CREATE INDEX duty_duty ON duty (duty);
CREATE TABLE actor (line INTEGER PRIMARY KEY, duty, g INTEGER, n INTEGER AS (line >> 24), named, unit, unit_name, start,
  stop);
CREATE INDEX actor_unit ON actor (unit) WHERE unit IS NOT NULL;

CREATE TABLE deadline (line INTEGER PRIMARY KEY, deadline, g INTEGER, n INTEGER AS (line >> 24), p, date, precision,
  target, bare, start, stop, exact);
CREATE INDEX deadline_deadline ON deadline (deadline);
CREATE INDEX deadline_date ON deadline (date, p, start, deadline) WHERE bare;
CREATE TABLE cadence (line INTEGER PRIMARY KEY, fact, g INTEGER, n INTEGER AS (line >> 24), cadence, rrule, vague,
  at_least, start, stop, exact);
CREATE INDEX cadence_fact ON cadence (fact);
CREATE TABLE target (line INTEGER PRIMARY KEY, target, g INTEGER, n INTEGER AS (line >> 24), subject, bound, value,
  least, most, measure, scope, kind, damaged, deadline, date, precision, start, stop, exact);
CREATE INDEX target_target ON target (target);
CREATE INDEX target_date ON target (date, g, start) WHERE date IS NOT NULL;
CREATE TABLE norm (line INTEGER PRIMARY KEY, norm, g INTEGER, n INTEGER AS (line >> 24), subject, per, start, stop,
  exact);
CREATE INDEX norm_norm ON norm (norm);
CREATE TABLE bracket (norm, g INTEGER, bracket, place, low, high, least, most, ratio, step, extra, damaged);
CREATE INDEX bracket_norm ON bracket (norm, place);
CREATE TABLE consequence (line INTEGER PRIMARY KEY, consequence, g INTEGER, n INTEGER AS (line >> 24), reason, named,
  unit, unit_name, subject, measure, step, start, stop, exact);
CREATE INDEX consequence_consequence ON consequence (consequence);

CREATE TABLE finding (finding, g INTEGER, n INTEGER, line INTEGER AS (n << 24), p, code, severity, message, suggestion,
  start, stop, exact);
CREATE INDEX finding_finding ON finding (finding);
CREATE INDEX finding_g ON finding (g, start, finding);
CREATE INDEX finding_code ON finding (code, p, start, finding);
CREATE INDEX finding_line ON finding (line);
CREATE TABLE naming (naming, g INTEGER, named, unit, unit_name, reason, source, start, stop, exact);
CREATE INDEX naming_g ON naming (g, start);
CREATE INDEX naming_unit ON naming (unit) WHERE unit IS NOT NULL;
CREATE INDEX naming_named ON naming (named);
CREATE TABLE reference (reference, g INTEGER, n INTEGER, line INTEGER AS (n << 24), title, number, refers_to, basis,
  start, stop, exact);
CREATE INDEX reference_reference ON reference (reference);
CREATE INDEX reference_g ON reference (g, start);
CREATE INDEX reference_line ON reference (line);

CREATE TABLE unit (g INTEGER, unit, name, level, area, parent, parent_name, source);
CREATE INDEX unit_unit ON unit (unit);
CREATE INDEX unit_name ON unit (name);
CREATE INDEX unit_g ON unit (g);
CREATE TABLE above (g INTEGER, unit, above);
CREATE INDEX above_above ON above (above, unit);
CREATE INDEX above_g ON above (g);
CREATE TABLE alias (g INTEGER, unit, label);
CREATE INDEX alias_unit ON alias (unit);
CREATE INDEX alias_label ON alias (label);
CREATE INDEX alias_g ON alias (g);
CREATE TABLE member (g INTEGER, unit, member);
CREATE INDEX member_unit ON member (unit);
CREATE INDEX member_g ON member (g);

CREATE TABLE observation (g INTEGER, observation, target, value, area, period, source, person, time);
CREATE INDEX observation_target ON observation (target);
CREATE TABLE correction (g INTEGER, correction, about, kind, value, person, time, reason, role, unit, named, original,
  bound, figure, least, most, measure, subject, scope, heading, text, start, stop, exact, prefix, suffix,
  evidence_start, evidence_stop, evidence);
CREATE INDEX correction_about ON correction (about);

CREATE VIEW place AS SELECT n, first, last, g, clause, p AS policy, title, path, heading FROM clause;
CREATE VIEW fact AS
  SELECT owner AS fact, g, n, line, 'Assignment' AS type, start, stop, exact FROM owner
  UNION ALL SELECT duty, g, n, line, 'Duty', start, stop, exact FROM duty
  UNION ALL SELECT deadline, g, n, line, 'Deadline', start, stop, exact FROM deadline
  UNION ALL SELECT fact, g, n, line, 'Cadence', start, stop, exact FROM cadence
  UNION ALL SELECT target, g, n, line, 'Target', start, stop, exact FROM target
  UNION ALL SELECT norm, g, n, line, 'Norm', start, stop, exact FROM norm
  UNION ALL SELECT consequence, g, n, line, 'Consequence', start, stop, exact FROM consequence
  UNION ALL SELECT reference, g, n, line, 'Reference', start, stop, exact FROM reference
  UNION ALL SELECT finding, g, n, line, 'Finding', start, stop, exact FROM finding;
