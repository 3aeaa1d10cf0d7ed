"""The house itself: style, types, floors, locks, README. What CI checks is what these tests check."""

import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
TOOLS = Path(sys.executable).parent


def content_is(*command: str) -> None:
    """Runs a tool at the top of the house; where it isn't content, the test fails with its own words."""
    ran = subprocess.run([TOOLS / command[0], *command[1:]], cwd=HOUSE, capture_output=True, text=True)
    if ran.returncode:
        pytest.fail(f"{' '.join(command)}\n{ran.stdout}{ran.stderr}", pytrace=False)


def tracked(pattern: str = "*") -> list[Path]:
    """The files that belong to the project, as paths from the top of the house."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", pattern]
    listed = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=True).stdout
    return [path for line in listed.splitlines() if (HOUSE / (path := Path(line))).is_file()]
