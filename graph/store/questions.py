"""Named questions: one .rq file each, read with its wording, parameters and columns.

A file opens with comments: `# zh: …`, `# en: …`, `# parameter: name type [optional]` and `# columns: names`.
Parameters stand in the SELECT clause too, for the engines bind only what is selected; they may stand in triples and in
filters of the outermost group, where a VALUES clause binds them as well.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.errors import BadRegister, BadRequest
from graph.store.values import Given, Term, check_parameter, term_of
from ontology.files import QUESTIONS

_HEAD = re.compile(r"# (zh|en|parameter|columns): *(\S.*)")
_SAFE = re.compile(r"[a-z][a-z-]{0,60}")


@dataclass(frozen=True, slots=True)
class Question:
    """A competency question: its wording, what must be given, what comes back, and its SPARQL."""

    name: str
    zh: str
    en: str
    parameters: Mapping[str, str]
    optional: frozenset[str]
    columns: tuple[str, ...]
    text: str

    def check(self, given: Mapping[str, Given]) -> None:
        """Raises `BadRequest` where a parameter is missing, unknown or of another kind.

        An optional parameter that is None stays open: the question then ranges over all its values.
        """
        parameters = self.parameters
        for name in parameters:
            if given.get(name) is None and name not in self.optional:
                raise self._wanted()
        for name, value in given.items():
            if value is None:
                continue
            if name not in parameters:
                raise self._wanted()
            for one in value if isinstance(value, tuple) else (value,):
                check_parameter(parameters[name], name, one)

    def _wanted(self) -> BadRequest:
        wanted = ", ".join(self.parameters) or "–"
        return BadRequest(
            f"问题 {self.name} 的参数是：{wanted}", f"question {self.name} takes these parameters: {wanted}"
        )

    def terms(self, given: Mapping[str, Given]) -> dict[str, Term]:
        """The parameters as terms; raises as `check` does. One that has several ids is left to `planned`."""
        self.check(given)
        single = {name: value for name, value in given.items() if not (value is None or isinstance(value, tuple))}
        return {name: term_of(self.parameters[name], name, value) for name, value in single.items()}

    def planned(self, given: Mapping[str, Given]) -> tuple[str, dict[str, Term]]:
        """The query with ids written into it, and the terms that are left to bind.

        An engine plans before it binds: with the thing asked about in its place it starts there, and not with all
        facts of a kind. Only ids go this way, which are ASCII letters, figures and hyphens; what a person typed never
        becomes part of a query.
        """
        terms, text = self.terms(given), self._with_several(given)
        if "GROUP BY" in text:
            return text, terms
        for name in [name for name in terms if self.parameters[name] == "id"]:
            head, where, rest = text.partition("WHERE {")
            pattern, end, order = rest.rpartition("}")
            variable, term = re.compile(rf"\?{name}\b"), str(terms.pop(name))
            text = f"{variable.sub(f'({term} AS ?{name})', head)}{where}{variable.sub(term, pattern)}{end}{order}"
        return text, terms

    def _with_several(self, given: Mapping[str, Given]) -> str:
        text = self.text
        for name, value in given.items():
            if isinstance(value, tuple):
                terms = " ".join(str(term_of("id", name, each)) for each in value)
                text = text.replace("WHERE {", f"WHERE {{ VALUES ?{name} {{ {terms} }}", 1)
        return text

    def closed(self, given: Mapping[str, Given]) -> str:
        """The query with all its parameters in it, for an engine that is only reached by text."""
        text, terms = self.planned(given)
        if not terms:
            return text
        names, values = (" ".join(words) for words in ((f"?{name}" for name in terms), map(str, terms.values())))
        head, where, rest = text.partition("WHERE {")
        return f"{head}{where} VALUES ({names}) {{ ({values}) }}{rest}"


@cache
def load_question(name: str) -> Question:
    """The question of that name; raises `BadRegister` where its file does not say what it must."""
    path = QUESTIONS / f"{name}.rq"
    if not _SAFE.fullmatch(name) or not path.is_file():
        raise BadRequest(f"没有名为 {name!r} 的问题", f"there is no question named {name!r}")
    return read_question(name, path.read_text(encoding="utf-8"))


def read_question(name: str, text: str) -> Question:
    """A question from the text of its file."""
    said: dict[str, list[str]] = {"zh": [], "en": [], "parameter": [], "columns": []}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if found := _HEAD.fullmatch(line.rstrip()):
            said[found[1]].append(found[2])
    if not (said["zh"] and said["en"] and said["columns"] and "WHERE {" in text):
        raise BadRegister(
            f"问题文件 {name}.rq 缺少 zh、en、columns 或 WHERE",
            f"question file {name}.rq lacks zh, en, columns or WHERE",
        )
    given = [words.split() for words in said["parameter"]]
    columns = tuple(" ".join(said["columns"]).split())
    return Question(
        name,
        zh=said["zh"][0],
        en=said["en"][0],
        parameters={words[0]: words[1] for words in given},
        optional=frozenset(words[0] for words in given if "optional" in words[2:3]),
        columns=columns,
        text=text,
    )
