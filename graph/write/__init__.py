"""From records to JSON and RDF.

One named graph holds all that was read from one text; its IRI is the text's (`…/id/v-<12 hex>`). Registers stand in
`…/id/registers`. No blank nodes. Below, `zr:` are our terms (`ontology.terms.ZR`), `c:` our codes
(`ontology.terms.code_iri`); `?` marks what may be absent, `*` what may be repeated; `=` what only stands when true or
not empty. Words of the text are plain strings, to be compared character by character; names, titles and sentences of
ours are `@zh`. Numbers are xsd:integer, or canonical xsd:decimal where they have a fraction; dates are xsd:date.

| node | type | holds |
| --- | --- | --- |
| policy `p-…` | zr:Policy | dct:title@zh · eli:id_local? (文号) · zr:issuer? · eli:date_document? (signed) · eli:date_publication? · zr:addressee* · zr:indexNumber? · zr:restsOn* → reference |
| text `v-…` | zr:PolicyText | eli:realizes → policy · zr:text · zr:sourceName · schema:encodingFormat (media type) · zr:encoding · schema:sha256 · zr:characters · prov:wasGeneratedBy → run |
| run `run-…` | prov:Activity | prov:used → text · prov:wasAssociatedWith → `…/id/zeren` (prov:SoftwareAgent) |
| clause `p-…-c-2-1-2` | zr:Clause, and zr:Task where it has an assignment | eli:is_part_of → parent clause, or policy at the top · eli:number= (label) · dct:title@zh= (heading) · zr:path= (labels joined by "/") · zr:citation |
| citation `cit-…` | oa:SpecificResource | oa:hasSource → text · oa:hasSelector → `cit-…-s` |
| selector `cit-…-s` | oa:TextPositionSelector, oa:TextQuoteSelector | oa:start · oa:end · oa:exact |
| every fact | one of those below | zr:statedIn → clause · zr:citation → citation · zr:reviewStatus c:review-machine · prov:wasGeneratedBy → run |
| assignment | zr:Assignment | zr:forTask → clause · zr:agent? → unit or group · zr:namedAs · zr:role c:role-… · zr:basis c:basis-… · zr:origin c:origin-… · zr:listPosition · zr:reason@zh? · zr:external= true |
| duty | zr:Duty | zr:namedAs* · zr:agent* → unit · zr:modality c:modality-… · zr:inherited= true |
| deadline | zr:Deadline | zr:dueDate? · zr:precision c:precision-… · zr:forTarget? → target |
| cadence | zr:Cadence | zr:cadence c:cadence-… · zr:rrule? · zr:vague= true · zr:atLeast? |
| target | zr:Target | zr:metric → metric · zr:bound c:bound-… · zr:value? · zr:min? · zr:max? · zr:appliesTo= (population) · zr:hasDeadline? → deadline · zr:kind c:kind-… · zr:damaged= true |
| norm | zr:Norm | zr:metric → metric (subject) · zr:whenMetric → metric (per) · zr:hasBracket* → `norm-1`, `norm-2`, … |
| bracket | zr:Bracket | zr:listPosition · zr:whenMin? (from) · zr:whenMax? (to) · zr:min? · zr:max? · zr:ratio? · zr:perStep? (step) · zr:addPerStep? (extra) · zr:damaged= true |
| metric `m-…` | zr:Metric | skos:prefLabel@zh= (subject) · zr:unitOfMeasure= |
| consequence | zr:Consequence | zr:trigger= · zr:namedAs? (actor's words) · zr:agent? → unit · zr:imposedOn= (subject) · zr:measure · zr:stepOrder? |
| reference | zr:Reference | dct:title@zh · eli:id_local? (number) · zr:refersTo? → policy of that number; a basis document is one the policy zr:restsOn, stated in no clause of its own |
| naming | zr:Naming | zr:nameOf → unit · zr:namedAs · zr:reason@zh; stated in no clause |
| unit `u-…` | org:FormalOrganization | skos:prefLabel@zh · zr:level? · zr:area? · org:subOrganizationOf? → unit · dct:source |
| group `g-…` | zr:UnitGroup | as a unit, and foaf:member* → unit |
| finding | zr:Finding | zr:code c:finding-… · zr:severity c:severity-… · zr:message@zh · zr:suggestion@zh= · zr:statedIn? → clause · zr:citation? |
| register | – | units and groups as above, and skos:altLabel@zh* (other names) |

Order within a policy is the order of `oa:start` (and of `zr:listPosition` within an assignment's list).
"""  # noqa: E501 - a table is read row by row
