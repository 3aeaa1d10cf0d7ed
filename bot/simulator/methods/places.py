"""Methods that send a place on the map, or a poll."""

from typing import TYPE_CHECKING, Any

from bot.simulator.entities import units
from bot.simulator.methods.registry import SENDING, Args, method
from bot.simulator.posting import post, refuse_parse_mode
from bot.simulator.refusals import Json, bad_request

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

POINT = {"latitude": "Float*", "longitude": "Float*"}
MOST_OPTIONS = 12
LONGEST = {"question": 300, "option": 100, "explanation": 200}
MOST_LINE_FEEDS = 2


def _location(args: Args) -> Json:
    if not (-90 <= args["latitude"] <= 90 and -180 <= args["longitude"] <= 180):
        raise bad_request("wrong latitude or longitude specified")
    return {"latitude": args["latitude"], "longitude": args["longitude"]}


@method("sendLocation", SENDING, POINT, horizontal_accuracy="Float")
def send_location(sim: "Simulator", args: Args) -> Json:
    """A point."""
    return post(sim, "sendLocation", args, "location", {"location": _location(args)})


@method("sendVenue", SENDING, POINT, title="String*", address="String*")
def send_venue(sim: "Simulator", args: Args) -> Json:
    """A point with a name and an address."""
    location = _location(args)
    venue = {"location": location, "title": args["title"], "address": args["address"]}
    return post(sim, "sendVenue", args, "venue", {"location": location, "venue": venue})


@method(
    "sendPoll", SENDING,
    question="String*", options="Array of InputPollOption*", is_anonymous="Boolean", type="String",
    allows_multiple_answers="Boolean", correct_option_ids="Array of Integer", explanation="String",
    explanation_parse_mode="String", open_period="Integer",
)  # fmt: skip
def send_poll(sim: "Simulator", args: Args) -> Json:
    """A poll or a quiz."""
    refuse_parse_mode(args, "explanation_parse_mode")
    kind = args.get("type", "regular")
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    options = [_option(sim, one) for one in args["options"]]
    if not 1 <= len(options) <= MOST_OPTIONS:
        raise bad_request(f"poll must have from 1 to {MOST_OPTIONS} options")
    poll: Json = {"id": str(sim.dice.getrandbits(62)), "question": _short(args["question"], "question")}
    poll |= {"options": options, "total_voter_count": 0, "is_closed": False, "type": kind, "members_only": False}
    poll |= {"is_anonymous": args.get("is_anonymous", True), "allows_revoting": kind == "regular"}
    poll["allows_multiple_answers"] = args.get("allows_multiple_answers", False)
    return post(sim, "sendPoll", args, "poll", {"poll": {**poll, **_quiz(args, kind, len(options))}})


def _quiz(args: Args, kind: str, options: int) -> Json:
    right, explanation = args.get("correct_option_ids"), args.get("explanation")
    if kind == "regular":
        if right or explanation:
            raise bad_request("only a quiz has correct options and an explanation")
        return {}
    if not right or right != sorted(set(right)) or not 0 <= right[0] <= right[-1] < options:
        raise bad_request("wrong correct option ID specified")
    found: Json = {"correct_option_ids": right}
    if explanation:
        if explanation.count("\n") > MOST_LINE_FEEDS:
            raise bad_request("explanation has too many line feeds")
        found["explanation"] = _short(explanation, "explanation")
    return found


def _option(sim: "Simulator", option: dict[str, Any]) -> Json:
    text = option.get("text")
    if not isinstance(text, str) or option.keys() - {"text"}:
        raise bad_request("expected an option to be of type InputPollOption with a text")
    number = f"{sim.dice.getrandbits(48):012x}"
    return {"persistent_id": number, "text": _short(text, "option"), "voter_count": 0}


def _short(text: str, what: str) -> str:
    if not text.strip() or units(text) > LONGEST[what]:
        raise bad_request(f"poll {what} must have from 1 to {LONGEST[what]} characters")
    return text
