"""Corrections of the notice as a person enters them, for the tests that look at what becomes of them."""

from typing import Any

from graph.ask.answers import UnitRef
from graph.ask.navigator import Navigator
from graph.ask.review.entering import Wish
from graph.store.events import CorrectionKind
from graph.store.store import Store
from tests.ask.asked import POLICY, WHEN
from tests.store.by_hand import DISCIPLINE, EDU, WATER

EDU_OWNS, WATER_OWNS, NOBODY = (POLICY.assignments[at].id for at in (0, 1, 4))
CITY, CITY_DATE, NORM, CADENCE = (
    POLICY.targets[0].id,
    POLICY.deadlines[0].id,
    POLICY.norms[0].id,
    POLICY.cadences[0].id,
)
DUTY = POLICY.duties[0].id
EDU_REF, WATER_REF, DISCIPLINE_REF = (UnitRef(unit.id, unit.name, "body") for unit in (EDU, WATER, DISCIPLINE))
NEW = UnitRef("u-0123456789ab", "州应急管理局", "body")

Asked = tuple[Store, Navigator]


def enter(stored: Asked, about: str, kind: CorrectionKind, person: str = "李四", **wanted: Any) -> str:
    """Records what a person wants and gives the entry's id."""
    store, navigator = stored
    wish = Wish(about, kind, person, WHEN, "以会议纪要为准", **wanted)
    return f"e-{store.add_correction(navigator.correction_of(wish)).number}"
