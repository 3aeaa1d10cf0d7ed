"""The diagrams show the tables that run."""

import re

import pytest

from bot.tools.diagrams import diagram, diagrams, run
from flows.model import OUTSIDE, OVER, Flow, Move
from flows.registry import FLOWS


def test_moves_between_two_states_share_an_arrow() -> None:
    flow = Flow(
        "tea",
        1,
        ("brewing", "poured"),
        (
            Move("open", OUTSIDE, "brewing"),
            Move("wait", "brewing", "brewing"),
            Move("pour", "brewing", "poured"),
            Move("pour", "brewing", "poured"),
            Move("stir", "brewing", "poured"),
            Move("drink", "poured", OVER),
        ),
        {},
        lambda event, state: None,
    )
    assert diagram(flow) == (
        "stateDiagram-v2\n"
        "    [*] --> brewing: open\n"
        "    brewing --> brewing: wait\n"
        "    brewing --> poured: pour, stir\n"
        "    poured --> [*]: drink"
    )


def test_every_flow_is_drawn_with_all_its_states(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    page = capsys.readouterr().out.strip()
    assert page == diagrams(FLOWS.values())
    assert re.findall(r"^## (\w+)$", page, re.MULTILINE) == list(FLOWS)
    for flow in FLOWS.values():
        assert all(re.search(rf"\b{state}\b", diagram(flow)) for state in flow.states)
