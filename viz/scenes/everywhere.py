"""Which units are on more than half of all tasks: in a picture they are badges, never a hub in the middle."""

from collections import Counter
from collections.abc import Iterable

from graph.ask.answers import TaskRef, UnitRef


def units_everywhere(tasks: Iterable[TaskRef]) -> tuple[UnitRef, ...]:
    """Units that hold more than half of `tasks`, the most widespread first (各县〔市〕人民政府: 25 of 25)."""
    listed = list(tasks)
    held = Counter(unit for task in listed for unit in dict.fromkeys(task.owners))
    return tuple(unit for unit, count in held.most_common() if 2 * count > len(listed))
