"""Who can be written to, how the bot presents itself, copies, forwards and reactions."""

from typing import Any

import pytest

from bot.simulator import Simulator
from tests.simulator.hands import MO, BotHand, PeopleHand

RUTH = 42
TEXT = {"text": "Hello"}


async def ruth(people: PeopleHand, **details: Any) -> None:
    await people.post("people", {"first_name": "Ruth", "id": RUTH, **details})


async def test_somebody_who_never_came_does_not_exist_for_the_bot(bot: BotHand, people: PeopleHand) -> None:
    await ruth(people)
    assert await bot.refused("sendMessage", chat_id=RUTH, **TEXT) == "Bad Request: chat not found"
    assert await bot.refused("sendMessage", chat_id=7, **TEXT) == "Bad Request: chat not found"
    assert await bot.refused("sendMessage", chat_id="@nobody", **TEXT) == "Bad Request: chat not found"


async def test_the_bot_cannot_write_first_to_somebody_it_met_in_a_group(bot: BotHand, people: PeopleHand) -> None:
    await ruth(people)
    group = await people.post("groups", {"title": "Neighbours", "type": "group"})
    await people.post(f"groups/{group['id']}/send", {"person": RUTH, "text": "/start"})
    words = await bot.refused("sendMessage", chat_id=RUTH, **TEXT)
    assert words == "Forbidden: bot can't initiate conversation with a user"


async def test_somebody_who_blocked_the_bot_hears_nothing(bot: BotHand, people: PeopleHand) -> None:
    number = await bot.say()
    await people.post(f"people/{MO}/block", {"blocked": True})
    blocked = "Forbidden: bot was blocked by the user"
    assert await bot.refused("sendMessage", chat_id=MO, **TEXT) == blocked
    assert await bot.refused("sendChatAction", chat_id=MO, action="typing") == blocked
    assert await bot.refused("editMessageText", chat_id=MO, message_id=number, text="After") == blocked
    await people.post(f"people/{MO}/block", {"blocked": False})
    assert await bot.say()


async def test_a_deleted_account_cannot_be_written_to(bot: BotHand, people: PeopleHand) -> None:
    await people.post(f"people/{MO}/deactivate", {})
    assert await bot.refused("sendMessage", chat_id=MO, **TEXT) == "Forbidden: user is deactivated"


async def test_the_bot_cannot_write_to_itself(bot: BotHand, sim: Simulator) -> None:
    words = await bot.refused("sendMessage", chat_id=sim.bot["id"], **TEXT)
    assert words == "Forbidden: bot can't send messages to the bot"


async def test_an_unknown_chat_action_is_refused(bot: BotHand) -> None:
    words = await bot.refused("sendChatAction", chat_id=MO, action="thinking")
    assert words == "Bad Request: wrong parameter action in request"


# Menus of commands


def menu(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"What {name} does"} for name in names]


async def seen(people: PeopleHand, person: int = MO) -> list[str]:
    everybody = (await people.get("state"))["people"]
    return [one["command"] for who in everybody if who["id"] == person for one in who["commands"]]


async def test_the_narrowest_menu_is_the_one_that_is_seen(bot: BotHand, people: PeopleHand) -> None:
    await bot.call("setMyCommands", commands=menu("start"))
    assert await seen(people) == ["start"]
    private = {"scope": {"type": "all_private_chats"}}
    await bot.call("setMyCommands", commands=menu("help"), **private)
    await bot.call("setMyCommands", commands=menu("cymorth"), language_code="cy", **private)
    assert await seen(people) == ["help"]
    await bot.call("setMyCommands", commands=menu("next"), language_code="en", **private)
    assert await seen(people) == ["next"]
    mine = {"scope": {"type": "chat", "chat_id": MO}}
    await bot.call("setMyCommands", commands=menu("admin"), **mine)
    assert await seen(people) == ["admin"]
    assert await bot.call("getMyCommands", **mine) == menu("admin")
    await bot.call("deleteMyCommands", **mine)
    assert await seen(people) == ["next"]


async def test_a_menu_for_a_chat_that_the_bot_has_not_met_is_refused(bot: BotHand, people: PeopleHand) -> None:
    await ruth(people)
    scope = {"type": "chat", "chat_id": RUTH}
    assert await bot.refused("setMyCommands", commands=menu("start"), scope=scope) == "Bad Request: chat not found"


async def test_a_hundred_and_one_commands_are_too_many(bot: BotHand) -> None:
    commands = menu(*(f"c{number}" for number in range(101)))
    assert await bot.refused("setMyCommands", commands=commands) == "Bad Request: BOT_COMMANDS_TOO_MUCH"


@pytest.mark.parametrize("name", ["Start", "my-surgeries", "a" * 33, "", "café"])
async def test_a_command_with_other_letters_or_too_many_is_refused(bot: BotHand, name: str) -> None:
    assert await bot.refused("setMyCommands", commands=menu(name)) == "Bad Request: BOT_COMMAND_INVALID"


@pytest.mark.parametrize(
    ("description", "words"),
    [
        ("", "command description must be non-empty"),
        ("a" * 257, "command description length must not exceed 256"),
    ],
)
async def test_a_command_is_described_in_1_to_256_letters(bot: BotHand, description: str, words: str) -> None:
    commands = [{"command": "start", "description": description}]
    assert await bot.refused("setMyCommands", commands=commands) == f"Bad Request: {words}"


async def test_a_command_without_a_description_is_refused(bot: BotHand) -> None:
    words = await bot.refused("setMyCommands", commands=[{"command": "start"}])
    assert words == "Bad Request: can't parse BotCommand: expected an Object with command and description"


async def test_an_unknown_language_code_is_refused(bot: BotHand) -> None:
    words = await bot.refused("setMyCommands", commands=menu("start"), language_code="eng")
    assert words == "Bad Request: LANG_CODE_INVALID"


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ({"type": "everybody"}, "Unsupported type specified"),
        ({"type": "chat"}, "Empty chat_id specified"),
    ],
)
async def test_a_scope_that_does_not_exist_is_refused(bot: BotHand, scope: dict[str, Any], words: str) -> None:
    refused = await bot.refused("setMyCommands", commands=menu("start"), scope=scope)
    assert refused == f"Bad Request: can't parse BotCommandScope: {words}"


# Name and descriptions


@pytest.mark.parametrize(
    ("method", "field", "longest"),
    [("MyName", "name", 64), ("MyDescription", "description", 512), ("MyShortDescription", "short_description", 120)],
)
async def test_the_bot_introduces_itself_within_limits(bot: BotHand, method: str, field: str, longest: int) -> None:
    assert await bot.call(f"set{method}", **{field: "a" * longest})
    assert await bot.call(f"get{method}") == {field: "a" * longest}
    words = await bot.refused(f"set{method}", **{field: "a" * (longest + 1)})
    assert words == f"Bad Request: {field.replace('_', ' ')} is too long"


async def test_a_name_in_one_language_leaves_the_others_alone(bot: BotHand, sim: Simulator) -> None:
    await bot.call("setMyName", name="Meddygfa", language_code="cy")
    assert (await bot.call("getMyName", language_code="cy"))["name"] == "Meddygfa"
    assert (await bot.call("getMyName"))["name"] == "Surgery"
    await bot.call("setMyName", name="", language_code="cy")
    assert (await bot.call("getMyName", language_code="cy"))["name"] == "Surgery"


# Chats


async def test_a_chat_can_be_looked_up_once_it_is_met(bot: BotHand, people: PeopleHand) -> None:
    await ruth(people)
    assert (await bot.call("getChat", chat_id=MO))["first_name"] == "Mo"
    assert await bot.refused("getChat", chat_id=RUTH) == "Bad Request: chat not found"


async def test_membership_can_be_looked_up(bot: BotHand, people: PeopleHand, sim: Simulator) -> None:
    await ruth(people)
    assert (await bot.call("getChatMember", chat_id=MO, user_id=MO))["status"] == "member"
    assert (await bot.call("getChatMember", chat_id=MO, user_id=sim.bot["id"]))["status"] == "member"
    words = await bot.refused("getChatMember", chat_id=MO, user_id=RUTH)
    assert words == "Bad Request: PARTICIPANT_ID_INVALID"
    assert await bot.refused("getChatMember", chat_id=MO, user_id=7) == "Bad Request: user not found"


async def test_a_private_chat_cannot_be_left(bot: BotHand) -> None:
    words = await bot.refused("leaveChat", chat_id=MO)
    assert words == "Bad Request: chat member status can't be changed in private chats"


async def test_a_group_that_was_left_cannot_be_written_to(bot: BotHand, people: PeopleHand) -> None:
    group = (await people.post("groups", {"title": "Neighbours", "type": "supergroup"}))["id"]
    assert await bot.say(chat=group)
    assert await bot.call("leaveChat", chat_id=group)
    words = await bot.refused("sendMessage", chat_id=group, **TEXT)
    assert words == "Forbidden: bot is not a member of the supergroup chat"


async def test_the_menu_button_is_the_menu_or_telegrams_own(bot: BotHand) -> None:
    assert await bot.call("setChatMenuButton", chat_id=MO, menu_button={"type": "commands"})
    app = {"type": "web_app", "text": "Open", "web_app": {"url": "https://example.org"}}
    words = await bot.refused("setChatMenuButton", menu_button=app)
    assert words == "Bad Request: can't parse menu button: MenuButton has unsupported type"


# Copies, forwards, reactions


async def test_a_copy_hides_where_it_came_from_and_a_forward_says_so(bot: BotHand, people: PeopleHand) -> None:
    theirs = await people.write("Mine")
    where = {"chat_id": MO, "from_chat_id": MO, "message_id": theirs["id"]}
    assert (await bot.call("copyMessage", **where)).keys() == {"message_id"}
    assert (await bot.call("forwardMessage", **where))["forward_origin"]["sender_user"]["id"] == MO
    copy, forward = (await people.chat())[-2:]
    assert [(one["text"], one["forwarded"]) for one in (copy, forward)] == [("Mine", False), ("Mine", True)]


@pytest.mark.parametrize(("method", "purpose"), [("copyMessage", "copy"), ("forwardMessage", "forward")])
async def test_what_is_not_there_cannot_be_passed_on(bot: BotHand, method: str, purpose: str) -> None:
    words = await bot.refused(method, chat_id=MO, from_chat_id=MO, message_id=99)
    assert words == f"Bad Request: message to {purpose} not found"


async def test_a_protected_message_cannot_be_forwarded(bot: BotHand) -> None:
    number = await bot.say(protect_content=True)
    words = await bot.refused("forwardMessage", chat_id=MO, from_chat_id=MO, message_id=number)
    assert words == "Bad Request: message can't be forwarded"


async def test_a_reaction_is_shown_at_its_message(bot: BotHand, people: PeopleHand) -> None:
    theirs = await people.write("Mine")
    thumb = {"type": "emoji", "emoji": "👍"}
    await bot.call("setMessageReaction", chat_id=MO, message_id=theirs["id"], reaction=[thumb])
    assert (await people.chat())[-1]["reactions"] == [thumb]
    await bot.call("setMessageReaction", chat_id=MO, message_id=theirs["id"])
    assert (await people.chat())[-1]["reactions"] == []


@pytest.mark.parametrize(
    ("reactions", "words"),
    [
        ([{"type": "emoji", "emoji": "🫖"}], "REACTION_INVALID"),
        ([{"type": "emoji", "emoji": "👍"}] * 2, "REACTIONS_TOO_MANY"),
        ([{"type": "paid"}], "can't parse ReactionType: invalid reaction type specified"),
    ],
)
async def test_only_one_reaction_out_of_telegrams_is_taken(
    bot: BotHand, reactions: list[dict[str, str]], words: str
) -> None:
    refused = await bot.refused("setMessageReaction", chat_id=MO, message_id=1, reaction=reactions)
    assert refused == f"Bad Request: {words}"


async def test_a_reaction_to_a_missing_message_is_refused(bot: BotHand) -> None:
    words = await bot.refused("setMessageReaction", chat_id=MO, message_id=99, reaction=[])
    assert words == "Bad Request: message to react not found"


async def test_a_command_that_is_no_text_is_refused(bot: BotHand) -> None:
    words = await bot.refused("setMyCommands", commands=[{"command": 1, "description": "One"}])
    assert words == 'Bad Request: can\'t parse BotCommand: Field "command" must be of type String'


async def test_a_name_that_is_taken_away_gives_way_to_the_first_one(bot: BotHand) -> None:
    await bot.call("setMyName", name="Clinic")
    await bot.call("setMyName", name="")
    assert (await bot.call("getMyName"))["name"] == "Surgery"
