"""From a filled form to what its sender wants: one wish, or two where a figure and its date both change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from api.correcting import now, unit_meant
from api.pages.review.subjects import Subject
from graph.ask.review.entering import Wish
from graph.errors import BadRequest
from graph.store.events import CorrectionKind, Figure

if TYPE_CHECKING:
    from graph.ask.navigator import Navigator
    from graph.records import Role
    from graph.settle.units.registers import Registers

Form = Mapping[str, str]
_FIGURES = ("bound", "value", "min", "max", "measure", "subject", "scope")
_KINDS: dict[tuple[str, str], CorrectionKind] = {
    ("owner", "replace"): "unit",
    ("deadline", "replace"): "date",
    ("target", "replace"): "figure",
    ("bracket", "replace"): "figure",
    ("name", "replace"): "name",
    ("name", "reject"): "name",
    ("add-owner", "add"): "add-owner",
    ("add-deadline", "add"): "add-deadline",
    ("add-target", "add"): "add-target",
}


class Desk:
    """What a wish needs of the application: answers, registers, and the policy that is spoken of."""

    def __init__(self, navigator: Navigator, registers: Registers, policy: str) -> None:
        self.navigator, self.registers, self.policy = navigator, registers, policy

    def wishes(self, subject: Subject, form: Form) -> list[Wish]:
        """What the form asks for; raises `BadRequest` where it asks for nothing."""
        verb = form.get("verb", "")
        if verb not in subject.verbs:
            raise BadRequest("请选择怎样更正", "choose how to correct it")
        kind = _KINDS.get((subject.kind, verb), cast("CorrectionKind", verb))
        asked = (
            getattr(self, f"_{kind.replace('-', '_')}")(subject, form) if kind not in ("reject", "confirm") else [{}]
        )
        if not asked:
            raise BadRequest("没有任何改动", "nothing is changed")
        return [self._wish(subject, each.pop("kind", kind), form, each) for each in asked]

    def _wish(self, subject: Subject, kind: CorrectionKind, form: Form, wanted: dict[str, Any]) -> Wish:
        quote = form.get("quote", "").strip()
        return Wish(
            about=self.policy if kind == "name" else subject.id,
            kind=kind,
            person=form.get("person", ""),
            time=now(),
            reason=form.get("reason", ""),
            quote=quote or None,
            **wanted,
        )

    def _unit(self, subject: Subject, form: Form) -> list[dict[str, Any]]:
        name, role = form.get("unit", "").strip(), form.get("role", "")
        other = role if role != subject.now["role"] else ""
        if name and name != subject.now["unit"]:
            return [{"unit": self._meant(name), "role": cast("Role | None", other or None)}]
        return [{"kind": "role", "role": other}] if other else []

    def _add_owner(self, _: Subject, form: Form) -> list[dict[str, Any]]:
        name = form.get("unit", "").strip()
        if not name:
            raise BadRequest("请写明单位", "name the unit")
        return [{"unit": self._meant(name), "role": form.get("role") or "responsible"}]

    def _name(self, subject: Subject, form: Form) -> list[dict[str, Any]]:
        name = form.get("unit", "").strip()
        if form.get("verb") == "reject":
            return [{"named": subject.id}]
        if not name:
            raise BadRequest("请写明单位", "name the unit")
        return [{"named": subject.id, "unit": self._meant(name)}]

    def _date(self, subject: Subject, form: Form) -> list[dict[str, Any]]:
        day = form.get("day", "").strip()
        return [{"day": day}] if day and day != subject.now["day"] else []

    def _add_deadline(self, _: Subject, form: Form) -> list[dict[str, Any]]:
        return [{"day": form.get("day", "").strip()}]

    def _figure(self, subject: Subject, form: Form) -> list[dict[str, Any]]:
        """Only what differs from what is shown: the rest is left to the text."""
        new = {key: text for key, text in _written(form).items() if text != subject.now.get(key, "")}
        asked: list[dict[str, Any]] = [{"figure": Figure(**new)}] if new else []
        return asked + (
            [{"kind": "date", **each} for each in self._date(subject, form)] if "day" in subject.now else []
        )

    def _add_target(self, _: Subject, form: Form) -> list[dict[str, Any]]:
        return [{"figure": Figure(**_written(form)), "day": form.get("day", "").strip() or None}]

    def _meant(self, name: str) -> Any:
        return unit_meant(self.navigator, self.registers, name, self.policy)


def _written(form: Form) -> dict[str, str]:
    return {key: text for key in _FIGURES if (text := form.get(key, "").strip())}
