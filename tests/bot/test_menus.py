"""The menu of each person follows their role, and what is past its term goes."""

from bot.simulator import people
from tests import staff
from tests.evening import Evening, Someone, an_evening
from tests.store.rows import everything

ADMIN = 5_000_001


def menu(evening: Evening, one: Someone) -> set[str]:
    """The commands that somebody's menu shows."""
    return {entry["command"] for entry in evening.simulator.profile.menu_of(one.person)}


async def test_an_admin_of_the_settings_has_their_menu_from_their_first_word_and_not_before(database_url: str) -> None:
    async with an_evening(database_url, admin_ids={ADMIN}) as evening:
        boss = staff.someone(evening, "Boss", ADMIN)
        await evening.quiet()
        assert not evening.simulator.records.refused
        assert "invite" not in menu(evening, boss)
        await boss.write("/start")
        assert {"next", "invite"} <= menu(evening, boss)


async def test_a_menu_goes_with_the_role_and_with_whoever_is_forgotten(database_url: str) -> None:
    async with an_evening(database_url, admin_ids={ADMIN}) as evening:
        boss, derek = staff.someone(evening, "Boss", ADMIN), staff.someone(evening, "Derek")
        await staff.come_in(evening, boss, derek)
        await boss.tap_data(1, f"!roles.give.{(await staff.row_of(evening, derek))['ref']}.volunteer")
        assert "announce" in menu(evening, derek), "without a word of his own"
        await boss.write("/forget")
        await boss.tap("Yes, forget me")
        assert "invite" not in menu(evening, boss)
        assert "invite" not in await boss.write("/start")
        assert "invite" in menu(evening, boss), "ADMIN_IDS names them still"


async def test_who_shut_the_bot_out_finds_the_right_menu_when_they_are_back(database_url: str) -> None:
    async with an_evening(database_url, admin_ids={ADMIN}) as evening:
        boss = staff.someone(evening, "Boss", ADMIN)
        await staff.come_in(evening, boss)
        calls = evening.simulator.records.methods["setMyCommands"]
        await boss.write("/help")
        assert evening.simulator.records.methods["setMyCommands"] == calls, "it is right already"
        people.block(evening.simulator, boss.id, True)
        people.block(evening.simulator, boss.id, False)
        await boss.write("/help")
        assert evening.simulator.records.methods["setMyCommands"] == calls + 1


async def test_menus_follow_at_the_start_what_changed_while_nobody_was_looking(database_url: str) -> None:
    """As where ADMIN_IDS is another one now, or the program a newer one."""
    async with an_evening(database_url, admin_ids={ADMIN}) as evening:
        boss, derek, aisha = (staff.someone(evening, name, id) for name, id in
                              (("Boss", ADMIN), ("Derek", None), ("Aisha", None)))  # fmt: skip
        await staff.come_in(evening, boss, derek, aisha)
        await staff.grant(evening, derek, "volunteer")
        await staff.grant(evening, aisha, "volunteer")
        await aisha.write("/help")
        heard = [one.heard for one in (boss, derek, aisha)]
        assert ("announce" in menu(evening, derek), "announce" in menu(evening, aisha)) == (False, True)
        async with evening.store.transaction() as tx:
            await tx.run("grants_end", person=(await staff.row_of(evening, aisha))["id"], role="volunteer", ended=1)
        await evening.parts.housekeeping.see_to_menus()
        await evening.quiet()
        assert ("announce" in menu(evening, derek), "announce" in menu(evening, aisha)) == (True, False)
        assert [one.heard for one in (boss, derek, aisha)] == heard, "nobody is told anything"


async def test_an_invite_is_dropped_a_month_after_it_ran_out(database_url: str) -> None:
    async with an_evening(database_url) as evening:
        await staff.invite(evening, "one-that-has-run-out-00", days=-31)
        kept = await staff.invite(evening, "one-of-this-week-000000", days=7)
        await evening.parts.housekeeping.trim()
        assert [row["id"] for row in await everything(database_url, "invites")] == [kept]
