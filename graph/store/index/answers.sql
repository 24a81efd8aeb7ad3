-- The named questions over the tables: each has the columns, in their order, of its SPARQL in ontology/questions.
-- A line that takes a parameter is left out where that one is not given; `:most` and `:offset` are the window of rows.
-- CROSS JOIN keeps the clauses before what stands in them, `+` keeps an index out of it: the planner knows no numbers.
-- Where clauses are given, what stands in them comes clause by clause, as it lies, and nothing is sorted.

-- name: policies
SELECT policy, title, number, issuer, signed, published, index_number, text, source_name, media_type, encoding, sha256,
  characters
FROM text WHERE title IS NOT NULL
  AND policy = :policy
ORDER BY signed, policy

-- name: policy-text
SELECT policy, words FROM text WHERE policy = :policy

-- name: addressees
SELECT policy, addressee FROM addressee WHERE g IN (SELECT g FROM text WHERE policy = :policy) ORDER BY addressee

-- name: policy-counts
SELECT policy, type, count(*) FROM (
  SELECT policy, 'Task' AS type FROM text JOIN clause USING (g) WHERE task
  UNION ALL SELECT policy, 'Duty' FROM place CROSS JOIN duty ON line BETWEEN first AND last
  UNION ALL SELECT policy, 'Target' FROM place CROSS JOIN target ON line BETWEEN first AND last
  UNION ALL SELECT policy, 'Finding' FROM text JOIN finding USING (g))
WHERE TRUE
  AND policy = :policy
GROUP BY policy, type ORDER BY policy, type

-- name: policy-units
SELECT policy, count(DISTINCT unit) FROM (
  SELECT policy, unit FROM place CROSS JOIN owner ON line BETWEEN first AND last
  UNION ALL SELECT policy, unit FROM place CROSS JOIN actor ON line BETWEEN first AND last
  UNION ALL SELECT policy, unit FROM place CROSS JOIN consequence ON line BETWEEN first AND last)
WHERE unit IS NOT NULL
  AND policy = :policy
GROUP BY policy ORDER BY policy

-- name: policy-marks
SELECT policy, fact, type, clause, f.start AS start, f.stop AS stop, f.exact
FROM place CROSS JOIN fact f ON line BETWEEN first AND last
WHERE policy = :policy AND f.start IS NOT NULL
UNION ALL SELECT policy, reference, 'Reference', NULL, start, stop, exact FROM text JOIN reference USING (g)
WHERE policy = :policy AND n IS NULL AND start IS NOT NULL
UNION ALL SELECT policy, finding, 'Finding', NULL, start, stop, exact FROM text JOIN finding USING (g)
WHERE policy = :policy AND n IS NULL AND start IS NOT NULL
UNION ALL SELECT policy, naming, 'Naming', NULL, start, stop, exact FROM text JOIN naming USING (g)
WHERE policy = :policy AND start IS NOT NULL
ORDER BY start, stop, fact

-- name: references
SELECT policy, reference, r.title, r.number, refers_to, basis, clause, path, heading, t.title, r.start, r.stop, r.exact
FROM text t JOIN reference r USING (g) LEFT JOIN clause USING (n)
WHERE policy = :policy
ORDER BY r.start, r.stop, reference

-- name: clauses
SELECT p, clause, title, label, path, heading, parent, parent_path, parent_heading, start, stop, exact
FROM clause
WHERE TRUE
  AND p = :policy
  AND clause = :clause
ORDER BY p, start, stop

-- name: tasks
SELECT p, clause, title, label, path, heading, parent, parent_path, parent_heading, start, stop, exact
FROM clause
WHERE task
  AND p = :policy
  AND clause = :clause
ORDER BY p, start, stop

-- name: clauses-with-words
SELECT :words, p, clause, parent, title, path, heading, start, stop, exact
FROM said JOIN clause ON n = said.rowid
WHERE said MATCH phrase(:words)
ORDER BY said.rowid

-- name: task-labels
SELECT p, clause, path, heading FROM clause WHERE task
ORDER BY p, start, stop, clause

-- name: clauses-held
SELECT :holder, p, title, clause, label, path, heading, parent, parent_path, parent_heading, start, stop, exact
FROM (SELECT DISTINCT n FROM owner WHERE unit = :holder) JOIN clause USING (n)
ORDER BY p, start, stop

-- name: clauses-named
SELECT :holder, p, title, clause, label, path, heading, parent, parent_path, parent_heading, start, stop, exact
FROM (SELECT DISTINCT n FROM actor WHERE unit = :holder) JOIN clause USING (n)
ORDER BY p, start, stop

-- name: owners
SELECT policy, clause, owner, unit, unit_name, named, role, basis, origin, place, reason, external, title, path, heading,
  start, stop, exact
FROM place CROSS JOIN owner ON line BETWEEN first AND last
WHERE TRUE
  AND policy = :policy
  AND clause = :clause
ORDER BY
  clause, line, -- :clause
  +policy, start, place, owner

-- name: owners-held
SELECT :holder, owner, unit, unit_name, named, role, basis, origin, place, reason, external, policy, title, clause, path,
  heading, start, stop, exact
FROM (SELECT DISTINCT n FROM owner WHERE unit = :holder) JOIN place USING (n)
  CROSS JOIN owner ON line BETWEEN first AND last
ORDER BY policy, start, place, owner

-- name: owners-named
SELECT :holder, owner, unit, unit_name, named, role, basis, origin, place, reason, external, policy, title, clause, path,
  heading, start, stop, exact
FROM (SELECT DISTINCT n FROM actor WHERE unit = :holder) JOIN place USING (n)
  CROSS JOIN owner ON line BETWEEN first AND last
ORDER BY policy, start, place, owner

-- name: open-owners
SELECT o.p, clause, path, owner, named, role, reason, o.start, o.stop, o.exact
FROM owner o JOIN clause USING (n)
WHERE unit IS NULL AND reason IS NOT NULL
ORDER BY o.p, o.start, owner

-- name: holdings
SELECT unit, o.p, title, clause, label, path, heading, owner, named, role, basis, origin, o.start, o.stop, o.exact
FROM owner o JOIN clause USING (n)
WHERE unit = :holder
ORDER BY o.p, o.start, owner

-- name: mentions
SELECT unit, clause, policy, duty, a.start
FROM actor a JOIN place USING (n)
WHERE unit = :holder
ORDER BY policy, a.start, duty

-- name: partners
SELECT :holder, unit, unit_name, count(DISTINCT n) AS shared
FROM (SELECT DISTINCT n << 24 AS first FROM owner WHERE unit = :holder)
  CROSS JOIN owner ON line BETWEEN first AND first | 16777215
WHERE unit <> :holder AND unit_name IS NOT NULL
GROUP BY unit, unit_name
ORDER BY shared DESC, unit

-- name: holdings-under
WITH RECURSIVE below (unit) AS (
  SELECT unit FROM above WHERE above = :above
  UNION SELECT a.unit FROM below JOIN above a ON a.above = below.unit),
shown (line) AS (
  SELECT line FROM below JOIN owner o USING (unit) ORDER BY o.p, o.start, owner
  LIMIT :most OFFSET :offset
)
SELECT :above, unit, unit_name, o.p, title, clause, path, heading, owner, role, o.start, o.stop, o.exact
FROM shown JOIN owner o USING (line) JOIN clause USING (n)
ORDER BY o.p, o.start, owner

-- name: role-bases
SELECT policy, role, basis, count(*) FROM owner JOIN text USING (g) GROUP BY policy, role, basis
ORDER BY policy, role, basis

-- name: tasks-without-lead
SELECT policy, clause, path, count(*) FROM place CROSS JOIN owner ON line BETWEEN first AND last
GROUP BY place.n HAVING count(*) > 1 AND NOT max(role = 'lead')
ORDER BY policy, clause

-- name: unit-loads
SELECT unit, unit_name, count(DISTINCT n) FROM owner WHERE unit_name IS NOT NULL GROUP BY unit, unit_name ORDER BY unit

-- name: duties
SELECT policy, clause, duty, modality, inherited, title, path, heading, start, stop, exact
FROM place CROSS JOIN duty ON line BETWEEN first AND last
WHERE TRUE
  AND policy = :policy
  AND clause = :clause
ORDER BY
  clause, line, -- :clause
  +policy, start, duty

-- name: duties-held
SELECT :holder, duty, modality, inherited, policy, title, clause, path, heading, start, stop, exact
FROM (SELECT DISTINCT n FROM owner WHERE unit = :holder) JOIN place USING (n)
  CROSS JOIN duty ON line BETWEEN first AND last
ORDER BY policy, start, duty

-- name: duties-named
SELECT :holder, duty, modality, inherited, policy, title, clause, path, heading, d.start, d.stop, exact
FROM (SELECT DISTINCT n, duty FROM actor WHERE unit = :holder) JOIN duty d USING (duty, n) JOIN place USING (n)
ORDER BY policy, d.start, duty

-- name: actors
SELECT policy, clause, duty, named, unit, unit_name
FROM place CROSS JOIN actor ON line BETWEEN first AND last
WHERE TRUE
  AND policy = :policy
  AND clause = :clause
ORDER BY duty, named, unit

-- name: actors-held
SELECT :holder, duty, named, unit, unit_name
FROM (SELECT DISTINCT n FROM owner WHERE unit = :holder) JOIN place USING (n)
  CROSS JOIN actor ON line BETWEEN first AND last
ORDER BY duty, named, unit

-- name: actors-named
SELECT :holder, a.duty, named, unit, unit_name
FROM (SELECT DISTINCT n, duty FROM actor WHERE unit = :holder) h JOIN place USING (n)
  CROSS JOIN actor a ON line BETWEEN first AND last AND a.duty = h.duty
ORDER BY a.duty, named, unit

-- name: deadlines
SELECT policy, clause, deadline, date, precision, target, title, path, heading, start, stop, exact
FROM place CROSS JOIN deadline ON line BETWEEN first AND last
WHERE TRUE
  AND policy = :policy
  AND clause = :clause
ORDER BY
  clause, line, -- :clause
  +policy, start, deadline

-- name: deadlines-held
SELECT :holder, deadline, date, precision, target, policy, title, clause, path, heading, start, stop, exact
FROM (SELECT DISTINCT n FROM owner WHERE unit = :holder) JOIN place USING (n)
  CROSS JOIN deadline ON line BETWEEN first AND last
ORDER BY policy, start, deadline

-- name: deadlines-named
SELECT DISTINCT :holder, deadline, date, precision, target, policy, title, clause, path, heading, f.start, f.stop, exact
FROM actor a JOIN place USING (n) CROSS JOIN deadline f ON f.line BETWEEN first AND last
WHERE a.unit = :holder AND f.start >= a.start AND f.start < a.stop
ORDER BY policy, f.start, deadline

-- name: deadlines-due
SELECT :from, :to, deadline, date, precision, target, d.p, title, clause, path, heading, d.start, d.stop, exact
FROM deadline d JOIN place USING (n)
WHERE bare AND date BETWEEN :from AND :to
ORDER BY date, d.p, d.start, deadline

-- name: cadences
SELECT policy, clause, fact, cadence, rrule, vague, at_least, title, path, heading, start, stop, exact
FROM place CROSS JOIN cadence ON line BETWEEN first AND last
WHERE TRUE
  AND policy = :policy
  AND clause = :clause
ORDER BY
  clause, line, -- :clause
  +policy, start, fact

-- name: cadences-held
SELECT :holder, fact, cadence, rrule, vague, at_least, policy, title, clause, path, heading, start, stop, exact
FROM (SELECT DISTINCT n FROM owner WHERE unit = :holder) JOIN place USING (n)
  CROSS JOIN cadence ON line BETWEEN first AND last
ORDER BY policy, start, fact

-- name: cadences-named
SELECT DISTINCT :holder, fact, cadence, rrule, vague, at_least, policy, title, clause, path, heading, f.start, f.stop,
  exact
FROM actor a JOIN place USING (n) CROSS JOIN cadence f ON f.line BETWEEN first AND last
WHERE a.unit = :holder AND f.start >= a.start AND f.start < a.stop
ORDER BY policy, f.start, fact

-- name: vague-cadences
SELECT policy, clause, fact, cadence, start, stop, exact
FROM cadence JOIN place USING (n)
WHERE vague
ORDER BY policy, start, fact

-- name: targets
SELECT policy, clause, target, subject, bound, value, least, most, measure, scope, kind, damaged, deadline, date,
  precision, title, path, heading, start, stop, exact
FROM place CROSS JOIN target ON line BETWEEN first AND last
WHERE TRUE
  AND policy = :policy
  AND clause = :clause
ORDER BY
  clause, line, -- :clause
  +policy, start, target

-- name: targets-held
SELECT :holder, target, subject, bound, value, least, most, measure, scope, kind, damaged, deadline, date, precision,
  policy, title, clause, path, heading, start, stop, exact
FROM (SELECT DISTINCT n FROM owner WHERE unit = :holder) JOIN place USING (n)
  CROSS JOIN target ON line BETWEEN first AND last
ORDER BY policy, start, target

-- name: targets-named
SELECT DISTINCT :holder, target, subject, bound, value, least, most, measure, scope, kind, damaged, deadline, date,
  precision, policy, title, clause, path, heading, f.start, f.stop, exact
FROM actor a JOIN place USING (n) CROSS JOIN target f ON f.line BETWEEN first AND last
WHERE a.unit = :holder AND f.start >= a.start AND f.start < a.stop
ORDER BY policy, f.start, target

-- name: targets-due
SELECT :from, :to, target, subject, bound, value, least, most, measure, scope, kind, damaged, deadline, date, precision,
  policy, title, clause, path, heading, start, stop, exact
FROM target JOIN place USING (n)
WHERE date BETWEEN :from AND :to
ORDER BY date, policy, start, target

-- name: damaged-figures
SELECT policy, clause, fact, least, most, start, stop, exact FROM (
  SELECT target AS fact, n, least, most, start, stop, exact FROM target WHERE damaged
  UNION ALL SELECT norm, n, least, most, start, stop, exact FROM bracket JOIN norm USING (norm) WHERE damaged)
JOIN place USING (n)
ORDER BY policy, start, fact

-- name: norms
SELECT policy, clause, norm, subject, per, bracket, b.place, low, high, least, most, ratio, step, extra, damaged, title,
  path, heading, start, stop, exact
FROM place CROSS JOIN norm ON line BETWEEN first AND last LEFT JOIN bracket b USING (norm)
WHERE TRUE
  AND policy = :policy
  AND clause = :clause
ORDER BY
  clause, line, -- :clause
  +policy, start, norm, b.place

-- name: consequences
SELECT policy, clause, consequence, reason, named, unit, unit_name, subject, measure, step, title, path, heading, start,
  stop, exact
FROM place CROSS JOIN consequence ON line BETWEEN first AND last
WHERE TRUE
  AND policy = :policy
  AND clause = :clause
ORDER BY
  clause, line, -- :clause
  +policy, start, consequence

-- name: findings
SELECT f.p, finding, code, severity, message, suggestion, t.title, clause, path, heading, f.start, f.stop, f.exact
FROM finding f JOIN text t USING (g) LEFT JOIN clause USING (n)
WHERE TRUE
  AND policy = :policy
  AND code = :code
ORDER BY f.p, f.start, finding

-- name: finding-counts
SELECT p, code, severity, count(*) FROM finding
WHERE TRUE
  AND g IN (SELECT g FROM text WHERE policy = :policy)
GROUP BY p, code, severity ORDER BY p, code, severity

-- name: findings-of-clause
SELECT clause, finding, code, severity, message, suggestion, policy, title, path, heading, start, stop, exact
FROM place CROSS JOIN finding ON line BETWEEN first AND last
WHERE clause = :clause
ORDER BY start, finding

-- name: findings-held
SELECT :holder, clause, finding
FROM (SELECT DISTINCT n FROM owner WHERE unit = :holder) JOIN place USING (n)
  CROSS JOIN finding ON line BETWEEN first AND last
ORDER BY clause, finding

-- name: findings-named
SELECT :holder, clause, finding
FROM (SELECT DISTINCT n FROM actor WHERE unit = :holder) JOIN place USING (n)
  CROSS JOIN finding ON line BETWEEN first AND last
ORDER BY clause, finding

-- name: fact
SELECT fact, type, clause, policy FROM fact JOIN place USING (n) WHERE fact = :fact ORDER BY type

-- name: namings
SELECT policy, naming, named, unit, unit_name, reason, source, title, start, stop, exact
FROM text JOIN naming USING (g)
WHERE TRUE
  AND policy = :policy
ORDER BY policy, start, naming

-- name: namings-of-unit
SELECT :unit, naming, named, reason, policy, text.title, clause, path, heading, m.start, m.stop, m.exact, c.start
FROM naming m JOIN text USING (g) LEFT JOIN clause c ON c.g = m.g AND c.start <= m.start AND m.stop <= c.stop
WHERE unit = :unit
ORDER BY policy, m.start, naming, c.start DESC

-- name: units-by-words
SELECT named, unit, unit_name, reason, policy, title, start, stop, exact
FROM naming JOIN text USING (g)
WHERE named = :named AND unit IS NOT NULL
ORDER BY policy, start

-- name: unit-words
SELECT DISTINCT unit, unit_name, named FROM naming WHERE unit IS NOT NULL ORDER BY unit, named

-- name: unit
SELECT DISTINCT unit, name, level, area, parent, parent_name, source
FROM unit WHERE unit = :unit
ORDER BY name, source, level, area

-- name: units-by-name
SELECT DISTINCT label, unit, name, preferred, source FROM (
  SELECT name AS label, unit, name, TRUE AS preferred, source FROM unit WHERE name = :label
  UNION ALL SELECT label, unit, name, FALSE, source FROM alias JOIN unit USING (g, unit) WHERE label = :label)
ORDER BY unit

-- name: unit-names
SELECT DISTINCT unit, name, label FROM (
  SELECT unit, name, name AS label FROM unit
  UNION ALL SELECT unit, name, label FROM alias JOIN unit USING (g, unit))
ORDER BY unit, label

-- name: names-of-unit
SELECT DISTINCT unit, label, source FROM alias JOIN unit USING (g, unit) WHERE unit = :unit ORDER BY label

-- name: members
SELECT DISTINCT m.unit, o.name, m.member, u.name
FROM member m JOIN unit o USING (g, unit) JOIN unit u ON u.unit = m.member
WHERE TRUE
  AND m.unit = :group
ORDER BY m.unit, m.member

-- name: observations
SELECT target, observation, value, area, period, source, person, time
FROM observation
WHERE TRUE
  AND target = :target
ORDER BY time, observation

-- name: corrections
SELECT DISTINCT about, correction, kind, value, person, time, reason, role, c.unit, u.name, named, original, bound,
  figure, least, most, measure, subject, scope, heading, text, start, stop, exact, prefix, suffix, evidence_start,
  evidence_stop, evidence
FROM correction c LEFT JOIN unit u ON u.g = c.g AND u.unit = c.unit
WHERE TRUE
  AND about = :about
ORDER BY time, correction

-- name: corrected
SELECT correction, about, policy, t.text, (SELECT clause FROM clause c WHERE c.n = f.n), f.start, f.stop, f.exact
FROM correction k JOIN fact f ON f.fact = +k.about JOIN text t ON t.g = f.g
WHERE f.start IS NOT NULL
UNION ALL SELECT correction, about, policy, t.text, NULL, c.start, c.stop, c.exact
FROM correction k JOIN clause c ON c.clause = +k.about JOIN text t ON t.g = c.g
WHERE c.start IS NOT NULL
UNION ALL SELECT correction, about, policy, t.text, NULL, m.start, m.stop, m.exact
FROM naming m CROSS JOIN correction k ON m.naming = k.about JOIN text t ON t.g = m.g
WHERE m.start IS NOT NULL
ORDER BY correction
