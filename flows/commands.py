"""The table of chat commands: who may use each, and what it opens. Menus, help and role checks come from it.

Menu text and help live in `content/<lang>/phrases/commands.ftl` as `command-<name>` and `help-<name>`.
"""

from dataclasses import dataclass
from typing import Final

LEARNER: Final = "learner"
VOLUNTEER: Final = "volunteer"
ADMIN: Final = "admin"


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name without the slash, the role it needs, and the flow or view that it opens."""

    name: str
    opens: str
    role: str = LEARNER


COMMANDS: Final = (
    Command("start", "welcome"),
    Command("next", "lesson"),
    Command("lessons", "lessons"),
    Command("checkup", "checkup"),
    Command("surgeries", "surgeries"),
    Command("progress", "progress"),
    Command("reminders", "reminders"),
    Command("settings", "settings"),
    Command("pause", "pause"),
    Command("privacy", "privacy"),
    Command("export", "export"),
    Command("forget", "forget"),
    Command("help", "help"),
    Command("cancel", "cancel"),
    Command("announce", "announce", VOLUNTEER),
    Command("mysurgeries", "mysurgeries", VOLUNTEER),
    Command("stats", "stats", ADMIN),
    Command("invite", "invite", ADMIN),
    Command("roles", "roles", ADMIN),
    Command("audit", "audit", ADMIN),
    Command("broadcast", "broadcast", ADMIN),
    Command("failed", "failed", ADMIN),
    Command("backup", "backup", ADMIN),
    Command("health", "health", ADMIN),
)


def command(name: str) -> Command | None:
    """The command of that name, if there is one."""
    return _BY_NAME.get(name)


def allowed(roles: frozenset[str]) -> tuple[Command, ...]:
    """The commands that somebody with these roles may use, in the order of the menu."""
    return tuple(c for c in COMMANDS if c.role == LEARNER or c.role in roles or ADMIN in roles)


_BY_NAME: Final = {command.name: command for command in COMMANDS}
