"""The README is true: its tables come from the program, its commands are those of CI, its links lead somewhere."""

import re
from pathlib import Path

import pytest

from bot.__main__ import surgery
from bot.settings import Settings
from tests.house import HOUSE, tracked, written

README = (HOUSE / "README.md").read_text()


@pytest.mark.parametrize("name", written.TABLES)
def test_a_table_is_up_to_date(name: str) -> None:
    assert written.with_table(README, name) == README, "run: python -m tests.house.written"


def test_the_drawn_flows_are_those_that_run() -> None:
    assert (HOUSE / written.FLOWS_PAGE).read_text() == written.flows_page(), "run: python -m tests.house.written"


def test_the_test_command_is_what_ci_runs() -> None:
    """One gate: what a person pastes is the last line of .ci/run."""
    (command,) = re.findall(r"^python3 -m venv .* -m pytest.*$", README, flags=re.MULTILINE)
    assert (HOUSE / ".ci/run").read_text().splitlines()[-1] == command


def test_ci_can_be_started() -> None:
    for name in ("run", "lock"):
        assert (HOUSE / ".ci" / name).stat().st_mode & 0o111 == 0o111


def test_every_command_of_the_program_is_told() -> None:
    for name in surgery.commands:
        assert f"`surgery {name}" in README, name


def test_every_setting_is_in_the_example_file() -> None:
    example = (HOUSE / ".env.example").read_text()
    told = re.findall(r"^#?([A-Z_]+)=", example, flags=re.MULTILINE)
    assert sorted(told) == sorted(name.upper() for name in Settings.model_fields)


def test_links_to_files_lead_somewhere() -> None:
    lost = {f"{path}: {target}" for path in tracked("*.md") for target in links(path) if not target.exists()}
    assert lost == set()


def links(path: Path) -> list[Path]:
    """The files that a document points to."""
    text = (HOUSE / path).read_text()
    targets = re.findall(r"\]\(([^)#\s]+)\)", text) + re.findall(r'src="([^"]+)"', text)
    return [HOUSE / path.parent / target for target in targets if not re.match(r"[a-z]+:", target)]
