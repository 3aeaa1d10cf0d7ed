"""The list of everything that can be talked about: a new flow is one file and one line here."""

from typing import Final

from flows.announce import ANNOUNCE
from flows.audit import AUDIT, AUDIT_BUTTON
from flows.booking import CHANGE, FILL, SEAT, SHOWN, SURGERIES, SURGERY
from flows.broadcast import BROADCAST, BROADCAST_BUTTON
from flows.checkup import CHECKUP
from flows.failed import FAILED, FAILED_BUTTON
from flows.forget import FORGET
from flows.health import BACKUP, HEALTH
from flows.home import HELP
from flows.hour import HOUR
from flows.invite import INVITE, JOIN
from flows.lesson import LESSON
from flows.lessons import COURSE, LESSON_BUTTON, LESSONS
from flows.missions import MISSION
from flows.model import Flow, Standing, View
from flows.move import MOVE
from flows.note import NOTE
from flows.organise import MY_SURGERIES, ORGANISE
from flows.privacy import EXPORT, PRIVACY, PRIVACY_BUTTON
from flows.progress import PROGRESS, PROGRESS_BUTTON
from flows.remind import REMIND, REMINDER, REMINDERS
from flows.roles import FIND, ROLE, ROLES, ROLES_BUTTON
from flows.settings import PAUSE, PAUSE_BUTTON, SETTINGS, SETTINGS_BUTTON
from flows.stats import STATS
from flows.wants import WANTS
from flows.welcome import WELCOME
from flows.zone import ZONE

_FLOWS = (WELCOME, CHECKUP, LESSON, NOTE, HOUR, ZONE, FORGET, INVITE, FIND, WANTS, ANNOUNCE, MOVE, BROADCAST)
_STANDING = (
    LESSON_BUTTON, COURSE, MISSION, REMIND, REMINDER, PROGRESS_BUTTON,
    SETTINGS_BUTTON, PAUSE_BUTTON, PRIVACY_BUTTON, FAILED_BUTTON,
    JOIN, ROLE, ROLES_BUTTON, AUDIT_BUTTON, BROADCAST_BUTTON,
    SURGERY, SEAT, CHANGE, FILL, SHOWN, ORGANISE,
)  # fmt: skip
_VIEWS = (
    LESSONS, PROGRESS, REMINDERS, SETTINGS, PAUSE, PRIVACY, EXPORT, HELP, STATS, FAILED, HEALTH, BACKUP, ROLES, AUDIT,
    SURGERIES, MY_SURGERIES,
)  # fmt: skip

FLOWS: Final[dict[str, Flow]] = {flow.name: flow for flow in _FLOWS}
STANDING: Final[dict[str, Standing]] = {standing.kind: standing for standing in _STANDING}
VIEWS: Final[dict[str, View]] = {view.name: view for view in _VIEWS}
