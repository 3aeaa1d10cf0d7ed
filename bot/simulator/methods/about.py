"""Methods about the bot itself and about its chats: menus, names, descriptions, memberships."""

from functools import partial
from typing import TYPE_CHECKING

from bot.simulator import view
from bot.simulator.methods.registry import CHAT, METHODS, Args, Method, method
from bot.simulator.profile import LONGEST_TEXT, scope_key
from bot.simulator.refusals import Json, bad_request
from bot.simulator.targets import known_chat

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

SCOPED = {"scope": "BotCommandScope", "language_code": "String"}
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


@method("getMe")
def get_me(sim: "Simulator", _: Args) -> Json:
    """The bot, as a user."""
    no = ("can_read_all_group_messages", "supports_inline_queries", "can_connect_to_business", "has_main_web_app")
    return {**sim.bot, "can_join_groups": True, **dict.fromkeys(no, False)}


def _scope(sim: "Simulator", args: Args) -> str:
    scope = args.get("scope", {"type": "default"})
    key = scope_key(scope)
    if "chat_id" in scope:
        known_chat(sim, scope["chat_id"])
    return key


def _set_menu(sim: "Simulator", args: Args, commands: list[Json]) -> bool:
    scope = _scope(sim, args)
    before = {one.id: sim.profile.menu_of(one) for one in sim.people.values()} if sim.events.heard else {}
    sim.profile.set_menu(commands, scope, args.get("language_code"))
    for number, menu in before.items():
        after = sim.profile.menu_of(sim.people[number])
        if after != menu:
            sim.events.publish("commands", person=number, commands=after)
    return True


@method("setMyCommands", SCOPED, commands="Array of BotCommand*")
def set_my_commands(sim: "Simulator", args: Args) -> bool:
    """A menu for a scope and a language."""
    return _set_menu(sim, args, args["commands"])


@method("deleteMyCommands", SCOPED)
def delete_my_commands(sim: "Simulator", args: Args) -> bool:
    """Takes a menu away; a wider one shows through."""
    return _set_menu(sim, args, [])


@method("getMyCommands", SCOPED)
def get_my_commands(sim: "Simulator", args: Args) -> list[Json]:
    """Exactly the menu of that scope and language."""
    return sim.profile.menu(_scope(sim, args), args.get("language_code"))


def _set_text(kind: str, sim: "Simulator", args: Args) -> bool:
    sim.profile.set_text(kind, args.get(kind), args.get("language_code"))
    sim.bot = {**sim.bot, "first_name": sim.profile.text("name")}
    if sim.events.heard:
        sim.events.publish("bot", bot=view.state(sim)["bot"])
    return True


def _get_text(kind: str, sim: "Simulator", args: Args) -> Json:
    return {kind: sim.profile.text(kind, args.get("language_code"))}


for _kind in LONGEST_TEXT:
    _name = "My" + _kind.title().replace("_", "")
    METHODS[f"set{_name}".lower()] = Method(
        f"set{_name}", {_kind: "String", "language_code": "String"}, partial(_set_text, _kind)
    )
    METHODS[f"get{_name}".lower()] = Method(f"get{_name}", {"language_code": "String"}, partial(_get_text, _kind))


@method("getChat", CHAT)
def get_chat(sim: "Simulator", args: Args) -> Json:
    """A chat in full, as far as a simulated one has fullness."""
    chat = known_chat(sim, args["chat_id"])
    gifts = dict.fromkeys(GIFTS, False)
    return {**chat.brief(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


@method("getChatMember", CHAT, user_id="Integer*")
def get_chat_member(sim: "Simulator", args: Args) -> Json:
    """Somebody's standing in a chat."""
    chat = known_chat(sim, args["chat_id"])
    if args["user_id"] == sim.bot["id"]:
        return {"status": "member" if chat.has_bot else "left", "user": sim.bot}
    person = sim.people.get(args["user_id"])
    if person is None or (chat.private and person.id != chat.id):
        raise bad_request("PARTICIPANT_ID_INVALID" if person else "user not found")
    return {"status": "member", "user": person.user()}


@method("leaveChat", CHAT)
def leave_chat(sim: "Simulator", args: Args) -> bool:
    """Leaves a group; a private chat can't be left."""
    chat = known_chat(sim, args["chat_id"])
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.has_bot = False
    return True


@method("setChatMenuButton", chat_id="Integer", menu_button="MenuButton")
def set_chat_menu_button(sim: "Simulator", args: Args) -> bool:
    """The button beside the writing field: the menu of commands, or Telegram's default."""
    button = args.get("menu_button", {"type": "default"})
    if button.keys() != {"type"} or button["type"] not in ("commands", "default"):
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    if "chat_id" in args:
        known_chat(sim, args["chat_id"]).menu_button = button
    return True
