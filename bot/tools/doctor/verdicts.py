"""What the doctor says of one thing: well, to be looked at, or to be mended, and how."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line: `says` what was found, `mend` what to do about it."""

    grade: Literal["ok", "warn", "fail"]
    says: str
    mend: str = ""

    def __str__(self) -> str:
        return " ".join((f"{self.says}: {self.mend}" if self.mend else self.says).split())


def ok(says: str) -> Verdict:
    """All is well."""
    return Verdict("ok", says)


def warn(says: str, mend: str) -> Verdict:
    """The bot runs, but somebody should know."""
    return Verdict("warn", says, mend)


def fail(says: str, mend: str = "") -> Verdict:
    """The bot can't run like this. `mend` may be left out where `says` holds it."""
    return Verdict("fail", says, mend)
