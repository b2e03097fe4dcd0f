"""Meetings without a name are told in the words, of the body that met and of who led it."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]


def done(found: tuple[list[Statement], list[Rejected]]) -> set[tuple[str, str, str | None]]:
    """Return who did what when, in words."""
    return {(s.subject, str(s.value), s.time) for s in found[0] if s.predicate == "action"}


def test_a_body_that_met_and_who_led_it_are_told_in_the_words(state: State) -> None:
    text = "[甲委员会|GovernmentBody]1月4日召开会议，听取工作汇报。[王芳|Person]主持会议并发表重要讲话。"
    told = done(state(text, "2025-01-05"))
    assert ("甲委员会", "召开会议，听取工作汇报", "2025-01-04") in told
    assert ("王芳", "主持会议并发表重要讲话", None) in told


def test_a_meeting_somebody_asks_for_is_not_told_as_held(state: State) -> None:
    text = "[王芳|Person]表示，如果需要，[甲委员会|GovernmentBody]召开会议，听取汇报。"
    assert not [d for d in done(state(text, "2025-01-05")) if d[1] == "召开会议"]
