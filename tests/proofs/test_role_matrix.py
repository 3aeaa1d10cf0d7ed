"""Proof 13: who may do what, command by command, made from the command registry: × role × kind of chat × sender.

And: a role that is taken away is gone with the next update, and the last admin can't go.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest

from bot.audit import broken
from bot.simulator import groups, people
from bot.simulator.chats import Chat
from flows.commands import COMMANDS, LEARNER, Command, allowed
from flows.registry import FLOWS, VIEWS
from tests.evening import Evening, Someone, an_evening
from tests.proofs.process import figure
from tests.staff import REFUSED, come_in, grant, log, refused, roles, row_of, someone
from tests.store.rows import everything

LISTED = 5_000_001  # named by ADMIN_IDS
ROLES = {"stranger": frozenset[str](), "learner": frozenset[str](), "volunteer": frozenset({"volunteer"}),
         "admin": frozenset({"admin", "volunteer"}), "listed": frozenset({"admin", "volunteer"})}  # fmt: skip
ANONYMOUS = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
SENDERS = {"private": ("themselves", "forwarded"), "group": ("themselves", "forwarded", "anonymous"),
           "supergroup": ("themselves", "forwarded", "anonymous"), "channel": ("anonymous",)}  # fmt: skip


@dataclass(slots=True)
class Matrix:
    """The people, one for each role, and the groups they are in."""

    evening: Evening
    everybody: dict[str, Someone]
    cells: Counter[str]

    async def private(self, command: Command, sender: str) -> None:
        """Everybody sends the command to the bot alone."""
        before = self._heard()
        audited = len(refused(await log(self.evening)))
        for one in self.everybody.values():
            self._send(self.evening.simulator.chat(one.id), one, f"/{command.name}", sender)
        await self.evening.quiet()
        barred = 0
        for role, one in self.everybody.items():
            new = one.heard[before[role] :]
            assert new, (command.name, role, sender, "was not answered")
            may = command in allowed(ROLES[role])
            assert any(REFUSED in text for text in new) is not may, (command.name, role, sender, new)
            barred += not may
            self.cells["allowed" if may else "refused"] += 1
        lines = refused(await log(self.evening))[audited:]
        assert [line["act"] for line in lines] == [command.name] * barred

    async def elsewhere(self, kind: str, sender: str) -> None:
        """Everybody says it where others hear it: whoever it is, there is one line with the way to the bot."""
        sim = self.evening.simulator
        heard, audited = self._heard(), len(await log(self.evening))
        chats = {command.name: groups.found(sim, "Canteen", kind) for command in COMMANDS}
        for name, chat in chats.items():  # each in a group of its own, which would be taken for a flooder else
            for one in self.everybody.values():
                self._send(chat, one, f"/{name}@surgery_bot", sender)
        await self.evening.quiet()
        for name, chat in chats.items():
            said = [str(stored.message["text"]) for stored in chat.messages.values() if stored.from_bot]
            assert len(said) == len(self.everybody), (name, kind, sender)
            assert len(set(said)) == 1
            assert "t.me/surgery_bot" in said[0]
            self.cells["one line with the way"] += len(said)
        assert self._heard() == heard
        assert len(await log(self.evening)) == audited

    def _heard(self) -> dict[str, int]:
        return {role: len(one.heard) for role, one in self.everybody.items()}

    def _send(self, chat: Chat, one: Someone, text: str, sender: str) -> None:
        sim = self.evening.simulator
        message: dict[str, Any] = {"message_id": sim.next_message_id(), "chat": chat.brief(), "date": sim.timestamp()}
        message |= {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": len(text)}]}
        if chat.type != "channel":
            message["from"] = ANONYMOUS if sender == "anonymous" else one.person.user()
        if sender == "anonymous":
            message["sender_chat"] = chat.brief()
        if sender == "forwarded":  # of somebody who may: what counts is who sends it on
            boss = self.everybody["listed"].person.user()
            message["forward_origin"] = {"type": "user", "date": sim.timestamp(), "sender_user": boss}
        sim.updates.push("channel_post" if chat.type == "channel" else "message", message)


async def people_of_every_role(evening: Evening) -> dict[str, Someone]:
    """One person for each; the stranger is still at the door."""
    everybody = {role: someone(evening, role.title(), LISTED if role == "listed" else None) for role in ROLES}
    stranger = everybody["stranger"]
    await come_in(evening, *(one for one in everybody.values() if one is not stranger))
    await stranger.write("/start")
    for role in ("volunteer", "admin"):
        await grant(evening, everybody[role], role)
        await everybody[role].write("/help")
    return everybody


@pytest.mark.timeout(120)
@pytest.mark.parametrize("kind", SENDERS)
async def test_every_command_is_for_whom_the_registry_says_and_nobody_else(database_url: str, kind: str) -> None:
    async with an_evening(database_url, admin_ids={LISTED}) as evening:
        matrix = Matrix(evening, await people_of_every_role(evening), Counter())
        for role, one in matrix.everybody.items():
            menu = [entry["command"] for entry in evening.simulator.profile.menu_of(one.person)]
            assert menu == [command.name for command in allowed(ROLES[role])], f"the menu of the {role}"
        for sender in SENDERS[kind]:
            if kind != "private":
                await matrix.elsewhere(kind, sender)
                continue
            for command in COMMANDS:
                await matrix.private(command, sender)
        lines, refused_calls = await log(evening), dict(evening.simulator.records.refused)
        assert len(await everything(database_url, "grants")) == 2
    figure(
        f"proof 13, role matrix, {kind}, {database_url.split(':')[0]}", commands=len(COMMANDS), roles=len(ROLES),
        senders=len(SENDERS[kind]), cells=matrix.cells.total(), **matrix.cells,
    )  # fmt: skip
    assert matrix.cells.total() == len(COMMANDS) * len(ROLES) * len(SENDERS[kind])
    assert broken(lines) is None
    assert not refused_calls


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.role != LEARNER], ids=lambda command: command.name)
def test_what_a_command_opens_needs_the_role_that_the_command_does(command: Command) -> None:
    """Else another way in, by button or from another flow, would be open to everybody."""
    assert (VIEWS.get(command.opens) or FLOWS[command.opens]).role == command.role


async def test_a_role_taken_away_is_gone_with_the_next_update(database_url: str) -> None:
    async with an_evening(database_url, admin_ids={LISTED}) as evening:
        boss, derek = someone(evening, "Boss", LISTED), someone(evening, "Derek")
        await come_in(evening, boss, derek)
        await grant(evening, derek, "admin")
        await derek.write("/invite")
        await take(evening, boss, derek, "admin")
        assert "You're not an admin here any more" in derek.heard[-1]
        assert REFUSED in await derek.tap("A volunteer"), "what was begun as an admin ends there"
        assert REFUSED in await derek.write("/roles")
        assert "/invite" not in await derek.write("/help")
        menu = {entry["command"] for entry in evening.simulator.profile.menu_of(derek.person)}
        assert menu == {command.name for command in allowed(frozenset())}
        assert await everything(database_url, "invites") == []
        lines = await log(evening)
    assert [line["act"] for line in refused(lines)] == ["invite", "roles"]
    figure(f"proof 13, demotion, {database_url.split(':')[0]}", updates_until_refused=1, menu_commands=len(menu))


async def test_the_last_admin_cannot_be_removed(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        priya, tomasz = someone(evening, "Priya"), someone(evening, "Tomasz")
        await come_in(evening, priya, tomasz)
        await grant(evening, priya, "admin")
        alone = await tap_take(evening, priya, priya, "admin", sure=True)
        assert "the only admin there is" in alone
        await grant(evening, tomasz, "admin")
        await tap_both(evening, priya, tomasz)
        left = [one for one in (priya, tomasz) if "admin" in await roles(evening, one)]
        assert len(left) == 1, "they took each other's role away at the same time"
        last = await tap_take(evening, left[0], left[0], "admin", sure=True)
        assert "the only admin there is" in last
        assert await roles(evening, left[0]) == {"admin"}
        lines = refused(await log(evening))
    assert {line["act"] for line in lines} <= {"role-taken-admin", "roles"}
    figure(f"proof 13, the last admin, {database_url.split(':')[0]}", tries=4, admins_left=1, refused=len(lines))


async def test_an_admin_of_the_settings_stays_one_for_as_long_as_they_are_listed(database_url: str) -> None:
    async with an_evening(database_url, admin_ids={LISTED}) as evening:
        boss, derek = someone(evening, "Boss", LISTED), someone(evening, "Derek")
        await come_in(evening, boss, derek)
        await grant(evening, derek, "admin")
        assert "ADMIN_IDS" in await tap_take(evening, derek, boss, "admin", sure=True)
        assert "ADMIN_IDS" in await tap_take(evening, boss, boss, "admin", sure=False)
        assert "That's you" in await tap_take(evening, derek, derek, "admin", sure=False)
        assert "not an admin any more" in await derek.tap("Yes, take it away")
        assert REFUSED in await derek.write("/roles")
        assert "more than learn" in await boss.write("/roles")


async def take(evening: Evening, by: Someone, whose: Someone, role: str) -> None:
    """/roles, the person, the button, and yes."""
    await by.write("/roles")
    await by.tap(next(label for _, label, _ in reversed(by.buttons) if label.startswith(whose.person.first_name)))
    await by.tap(f"No longer an {role}" if role == "admin" else f"No longer a {role}")
    await by.tap("Yes, take it away")
    assert role not in await roles(evening, whose)


async def tap_take(evening: Evening, by: Someone, whose: Someone, role: str, *, sure: bool) -> str:
    """The button itself, past every screen that leads to it."""
    return await by.tap_data(1, f"!roles.{'taken' if sure else 'take'}.{(await row_of(evening, whose))['ref']}.{role}")


async def tap_both(evening: Evening, one: Someone, other: Someone) -> None:
    """Two admins take each other's role away in the same instant."""
    for by, whose in ((one, other), (other, one)):
        people.tap(evening.simulator, by.id, 1, f"!roles.taken.{(await row_of(evening, whose))['ref']}.admin")
    await evening.quiet()
