"""Role words after a name: 「省发展改革委牵头负责」, 「各区按职责分工负责」, 「市卫健委(配合)」.

Words are peeled off from the end one by one, never by a pattern with choices inside choices, so that the time stays
linear; a name that itself ends in such words (17个市级帮扶集团牵头单位) is no tail and stays whole.
"""

from __future__ import annotations

from graph.records import Role

_LEAD = (
    "牵头抓总",
    "牵头负责",
    "为牵头单位",
    "为牵头部门",
    "为主办单位",
    "为主责单位",
    "总牵头",
    "牵头",
    "主办",
    "主责",
    "主抓",
)
_SUPPORT = (
    "为配合单位", "为配合部门", "为参与单位", "为协办单位", "为协助单位", "为成员单位", "为参加单位", "协同配合",
    "密切配合", "积极配合",
    "配合落实", "配合", "参与", "参加", "协助", "协办", "会办", "协同", "协作", "支持",
)  # fmt: skip
_OVERSEE = ("为督导单位", "为指导单位", "督促落实", "督促指导", "督导", "督办", "督查", "监督", "督促", "指导", "考核")
_RESPONSIBLE = (
    "为责任单位", "为责任部门", "为落实单位", "抓好落实", "贯彻落实", "推进落实", "组织落实", "组织实施", "负责落实",
    "负责指导", "负责实施", "统筹协调", "统筹推进", "负总责", "总负责", "统筹", "负责", "落实", "实施", "承办", "承担",
    "推进", "执行", "办理", "抓落实", "做好相关工作", "做好有关工作", "推动落实", "抓好组织实施",
)  # fmt: skip
_MANNER = (
    "按照各自职责分工", "按照各自职责", "按照职责分工", "按照任务分工", "按任务分工", "按照责任分工", "按责任分工",
    "按照部门职责", "按部门职责", "按照分工", "按照职能职责分工", "按照各自职能", "按各自职能", "结合职责分工",
    "按照职能分工", "按照职责", "按各自职责分工", "按各自职责",
    "按职责分工", "按职能分工", "按职能职责", "按照职能职责", "按分工", "按职责", "按职能", "根据职责分工",
    "根据各自职责", "依职责分工", "依职责", "依据职责", "依法依职责", "各自职责", "各负其责", "分工协作", "职责分工",
    "分工", "分别", "分头", "共同", "联合", "具体", "主要", "全面", "统筹", "总体", "直接", "组织", "相互", "协调",
    "积极", "予以", "抓好", "做好", "等", "齐抓", "共管", "结合自身实际", "结合各自实际", "结合实际", "结合职责",
    "因地制宜", "按要求", "按规定",
)  # fmt: skip
_ROLES: tuple[tuple[tuple[str, ...], Role], ...] = (
    (_LEAD, "lead"), (_SUPPORT, "support"), (_RESPONSIBLE, "responsible"), (_OVERSEE, "oversee"),
)  # fmt: skip
_TOKENS = sorted(
    [(word, role) for words, role in _ROLES for word in words] + [(word, None) for word in _MANNER],
    key=lambda pair: -len(pair[0]),
)
_ENDINGS = tuple({word for words, _ in _ROLES for word in words} | {"各负其责"})
_LONGEST = 30  # no chain of role words is longer
VERBS = tuple(
    sorted({*_LEAD, "负责", "配合", "参与", "协助", "会同", "指导", "督导"}, key=lambda word: (-len(word), word))
)

_STARTS = ("负责落实", "负责指导", "牵头负责", "组织实施", "抓落实", *VERBS, "落实", "实施")


def ends_in_tail(text: str) -> bool:
    """Quick look: does the text end in a role word?"""
    return text.endswith(_ENDINGS)


def peel_tail(text: str) -> tuple[int, Role | None]:
    """Length of the text without the role words at its end, and the role they state (None where none).

    「B、C等按职责分工负责」 → up to and with 等; 「省发展改革委牵头负责」 → lead, because 牵头 outweighs 负责.
    """
    if not text.endswith(_ENDINGS):
        return len(text), None
    end, roles = len(text), []
    while end > 0 and len(text) - end < _LONGEST:
        word, role = next(((w, r) for w, r in _TOKENS if text.endswith(w, 0, end)), ("", None))
        if not word or word == "等":
            break
        end -= len(word)
        if role:
            roles.append(role)
    return end, _strongest(roles)


def _strongest(roles: list[Role]) -> Role | None:
    for role in ("lead", "responsible", "support", "oversee"):
        if role in roles:
            return role
    return None


def role_of_note(note: str) -> Role | None:
    """The role that a note behind a name states: (牵头), (配合单位), (按职责分工负责); None for an alias."""
    bare = note.removesuffix("单位").removesuffix("部门")
    length, role = peel_tail(bare)
    return role if length == 0 else None


def tail_end(text: str, at: int, end: int) -> int:
    """End of the role words that begin at `at`: 「牵头负责」 in 「省发展改革委牵头负责省科技厅配合」."""
    stop = at
    while stop < end:
        word = next((word for word in _STARTS if text.startswith(word, stop)), "")
        if not word:
            break
        stop += len(word)
    return min(stop, end)
