"""What is installed: locked with hashes, complete on every Python and system that is supported, and whole."""

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import HOUSE, tracked

LOCKS = {"requirements.txt": (), ".requirements-dev.txt": ("dev",)}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (("linux", "Linux"), ("darwin", "Darwin"))
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text())


def locked(name: str) -> dict[str, str]:
    """The distributions of a lock file and their versions."""
    pins = re.findall(r"^([a-zA-Z0-9._-]+)==(\S+) \\$", (HOUSE / name).read_text(), flags=re.MULTILINE)
    return {str(canonicalize_name(name)): version for name, version in pins}


def declared(extras: tuple[str, ...]) -> list[Requirement]:
    """What pyproject.toml asks for, the build backend with it."""
    project = PROJECT["project"]
    more = (line for extra in extras for line in project["optional-dependencies"][extra])
    return [Requirement(line) for line in (*PROJECT["build-system"]["requires"], *project["dependencies"], *more)]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_everything_with_hashes_and_names_no_address(name: str) -> None:
    text = (HOUSE / name).read_text()
    assert "://" not in text
    assert "\n-" not in text  # no option that a host's installer might not know
    for pin in re.split(r"\n(?=[a-zA-Z0-9])", text)[1:]:
        assert re.match(r"\S+==\S+ \\\n    --hash=sha256:", pin), pin.splitlines()[0]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_what_pyproject_asks_for(name: str) -> None:
    pins = locked(name)
    for wanted in declared(LOCKS[name]):
        version = pins.get(canonicalize_name(wanted.name))
        assert version, f"{wanted.name} isn't in {name}: run .ci/lock"
        assert wanted.specifier.contains(version), f"{name} has {wanted.name} {version}: run .ci/lock"


def test_the_two_locks_agree() -> None:
    development = locked(".requirements-dev.txt")
    assert {name: development.get(name) for name in locked("requirements.txt")} == locked("requirements.txt")


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system[1])
@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_is_complete_on_every_python_and_system(name: str, python: str, system: tuple[str, str]) -> None:
    where = {
        "python_version": python, "python_full_version": f"{python}.0", "implementation_name": "cpython",
        "platform_python_implementation": "CPython", "sys_platform": system[0], "platform_system": system[1],
        "os_name": "posix",
    }  # fmt: skip
    pins = locked(name)
    waiting, seen = declared(LOCKS[name]), set[str]()
    while waiting:
        wanted = waiting.pop()
        key = f"{canonicalize_name(wanted.name)}[{','.join(sorted(wanted.extras))}]"
        if key in seen:
            continue
        seen.add(key)
        assert canonicalize_name(wanted.name) in pins, f"{wanted} isn't in {name}"
        for line in requires(wanted.name) or ():
            needed = Requirement(line)
            if not needed.marker or any(
                needed.marker.evaluate({**where, "extra": extra}) for extra in (wanted.extras or {""})
            ):
                waiting.append(needed)


def test_an_installation_that_is_no_checkout_has_every_file_it_needs(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index",
         "--wheel-dir", tmp_path, _copy(tmp_path / "source")],
        check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    missing = [str(path) for path in _shipped() if str(path) not in inside]
    assert missing == []
    assert not [name for name in inside if name.startswith("tests")]


def _copy(folder: Path) -> Path:
    """The project's files alone: building in the checkout itself would leave things behind."""
    for path in (*_shipped(), *map(Path, ("pyproject.toml", "README.md", "LICENSE"))):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((HOUSE / path).read_bytes())
    return folder


def _shipped() -> list[Path]:
    return [path for name in ("bot", "flows", "content") for path in tracked(name)]
