"""The only place where identifiers are made.

An identifier is flat, ASCII, with hyphens and without dots; its IRI is `ID` plus the identifier. What it is made of:

| thing | identifier |
| --- | --- |
| policy | `p-2020-24-<8 hex>` of its number; `p-<12 hex>` of title and text where it has none |
| text, run | `v-<12 hex>`, `run-<12 hex>` of the text's SHA-256 |
| clause, task | policy + `c` + position in the numbering (二（一）2 → `c-2-1-2`); the whole text is `c-0` |
| fact | clause (or policy) + kind + 12 hex of its content |
| citation | `cit-<12 hex>` of the text's SHA-256 and both offsets; its selector ends in `-s` |
| unit, group | `u-<slug of a reviewed register>` or `u-<12 hex>` of full name and area; groups `g-…` |
| metric | `m-<12 hex>` of its name and unit of measure |

So a re-compile, or a better extractor, gives the same thing the same identifier.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

BASE = "https://w3id.org/zeren/"
ID = BASE + "id/"
DEF = BASE + "def#"
CODE = BASE + "code#"
REGISTERS = ID + "registers"

FactKind = Literal["assignment", "duty", "deadline", "cadence", "target", "norm", "consequence", "finding",
                   "reference", "naming"]  # fmt: skip
_LETTERS: dict[FactKind, str] = {
    "assignment": "a", "duty": "y", "deadline": "d", "cadence": "f", "target": "t", "norm": "n",
    "consequence": "q", "finding": "g", "reference": "r", "naming": "m",
}  # fmt: skip

_BRACKETS = str.maketrans(dict.fromkeys("([{〈《【〖〘", "〔") | dict.fromkeys(")]}〉》】〗〙", "〕"))
_YEAR_AND_SERIAL = re.compile(r"(?:〔([0-9]{4})〕|([0-9]{4})年)第?([0-9]{1,6})号")
_KINDS: dict[str, FactKind] = {letter: kind for kind, letter in _LETTERS.items()}
_POLICY = re.compile(r"p-(?:[0-9]{4}-[0-9]{1,6}-[0-9a-f]{8}|[0-9a-f]{12})(?![0-9a-f])")
_FACT = re.compile(r"-([a-z])-[0-9a-f]{12}(?:-x[0-9]+)?$")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def iri(identifier: str) -> str:
    """The IRI of a thing; `identifier_of` is the way back."""
    return ID + identifier


def identifier_of(thing: str) -> str:
    """The identifier within an IRI of ours; ValueError for any other."""
    if not thing.startswith(ID):
        raise ValueError(f"not an identifier of ours: {thing}")
    return thing[len(ID) :]


def policy_of(identifier: str) -> str | None:
    """The policy to which a clause or a fact belongs: `p-2020-24-0a1b2c3d-c-2` → `p-2020-24-0a1b2c3d`."""
    match = _POLICY.match(identifier)
    return match[0] if match else None


def kind_of(identifier: str) -> FactKind | None:
    """What kind of fact an identifier was made for; None for what is no fact."""
    match = _FACT.search(identifier)
    return _KINDS.get(match[1]) if match else None


def norm_of(identifier: str) -> str | None:
    """The norm of which this is a line (`…-n-0123456789ab-2`), None for anything else."""
    norm, _, line = identifier.rpartition("-")
    return norm if line.isdigit() and kind_of(norm) == "norm" else None


def normal_number(number: str) -> str:
    """One form of a 文号, whatever its width, spaces and brackets: 黔南府办函[2020] 24号 → 黔南府办函〔2020〕24号."""
    return "".join(unicodedata.normalize("NFKC", number).translate(_BRACKETS).split())


def mint_policy(number: str | None, title: str, text: str) -> str:
    """黔南府办函〔2020〕24号 → `p-2020-24-…`; without a number, title and text stand for the policy."""
    normal = normal_number(number or "")
    if not normal:
        return f"p-{_digest(title, text)}"
    if match := _YEAR_AND_SERIAL.search(normal):
        return f"p-{match[1] or match[2]}-{int(match[3])}-{_digest(normal)[:8]}"
    return f"p-{_digest(normal)}"


def mint_text(sha256: str) -> str:
    """The exact text, which is also the named graph of all that was read from it."""
    return f"v-{sha256[:12]}"


def mint_run(sha256: str) -> str:
    """The act of compiling that text."""
    return f"run-{sha256[:12]}"


def mint_clause(policy: str, position: Sequence[int]) -> str:
    """A clause by its position in the numbering; the empty position is the whole text."""
    return "-".join([policy, "c", *map(str, position or (0,))])


def mint_fact(clause: str, kind: FactKind, content: str) -> str:
    """A fact of a clause (or of a policy) by what it says; stray spaces and full-width forms make no difference."""
    return f"{clause}-{_LETTERS[kind]}-{_digest(_plain(content))}"


def mint_citation(sha256: str, start: int, end: int) -> str:
    """Words of one text by their place in it."""
    return f"cit-{_digest(sha256, str(start), str(end))}"


def mint_unit(name: str, area: str = "", slug: str | None = None) -> str:
    """A body; `slug` only from a reviewed register."""
    return "u-" + _slug_or_digest(name, area, slug)


def mint_group(name: str, area: str = "", slug: str | None = None) -> str:
    """Several bodies that one phrase names (各县〔市〕人民政府)."""
    return "g-" + _slug_or_digest(name, area, slug)


def mint_metric(name: str, unit_of_measure: str) -> str:
    """A quantity with its unit of measure."""
    return f"m-{_digest(name, unit_of_measure)}"


def mint_distinct(identifier: str, taken: set[str]) -> str:
    """The identifier, or its next free repeat (`-x2`, `-x3`, …); what is returned is then taken.

    Repeats are taken one after another, so the next is found by doubling and halving: a document that says one thing
    ten thousand times costs no more a time than one that says it twice.
    """
    distinct = identifier
    if identifier in taken:
        last, free = 1, 2
        while f"{identifier}-x{free}" in taken:
            last, free = free, 2 * free
        while free - last > 1:
            middle = (last + free) // 2
            last, free = (middle, free) if f"{identifier}-x{middle}" in taken else (last, middle)
        distinct = f"{identifier}-x{free}"
    taken.add(distinct)
    return distinct


def _slug_or_digest(name: str, area: str, slug: str | None) -> str:
    if slug is None:
        return _digest(_plain(name), _plain(area))
    if not _SLUG.fullmatch(slug):
        raise ValueError(f"not a slug: {slug}")
    return slug


def _plain(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
