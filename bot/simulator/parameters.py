"""Reads a call's parameters, whichever way they came, and holds them to the types of the Bot API's pages.

Telegram ignores parameters it doesn't know. We refuse them on purpose: a misspelt name is a bug that would
otherwise go unseen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from bot.simulator.refusals import Json, bad_request

WRONG = object()


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the call."""

    name: str
    content: bytes
    mime_type: str


# What Telegram says where a parameter is missing; the others have a sentence in common.
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "action": "wrong parameter action in request",
    "file_id": "file_id not specified",
    "latitude": "latitude is empty",
    "longitude": "longitude is empty",
    "user_id": "invalid user_id specified",
}


def read(given: Mapping[str, Any], wanted: Mapping[str, str]) -> dict[str, Any]:
    """The parameters with their types right.

    `wanted` names each parameter's type as the Bot API's pages do ("Integer", "Array of String", …), with `*`
    where it is required. Empty strings count as missing, as they do with Telegram, except for optional texts and
    setWebhook's url, where they take something away.
    """
    for name in given:
        if name not in wanted:
            raise bad_request(f"unknown parameter {name}")
    found = {}
    for name, type_ in wanted.items():
        value = given.get(name)
        may_be_empty = type_ == "String" or name == "url"
        if value is None or (value == "" and not may_be_empty):
            if type_.endswith("*"):
                raise bad_request(MISSING.get(name, f'parameter "{name}" is required'))
            continue
        found[name] = _typed(name, value, type_.removesuffix("*"))
    return found


def _typed(name: str, value: Any, type_: str) -> Any:
    """`value` as `type_`; a refusal that names the parameter where it can't be."""
    readers: dict[str, Callable[[Any], Any]] = {
        "Integer": _integer,
        "Float": _number,
        "Boolean": _boolean,
        "String": _string,
        "Integer or String": _chat_id,
        "InputFile or String": _file,
    }
    reader = readers.get(type_)
    if reader is None:
        return _structure(name, value, type_)
    result = reader(value)
    if result is WRONG:
        raise bad_request(f'parameter "{name}" must be of type {type_}')
    return result


def _integer(value: Any) -> Any:
    if type(value) is int:
        return value
    if isinstance(value, str) and value.removeprefix("-").isdecimal() and value.isascii():
        return int(value)
    return WRONG


def _number(value: Any) -> Any:
    if type(value) in (int, float):
        return float(value)
    try:
        return float(value) if isinstance(value, str) else WRONG
    except ValueError:
        return WRONG


def _boolean(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    return {"true": True, "1": True, "false": False, "0": False}.get(str(value).lower(), WRONG)


def _string(value: Any) -> Any:
    return value if isinstance(value, str) else WRONG


def _chat_id(value: Any) -> Any:
    if isinstance(value, str) and value.startswith("@"):
        return value
    return _integer(value)


def _file(value: Any) -> Any:
    return value if isinstance(value, str | Upload) else WRONG


def _structure(name: str, value: Any, type_: str) -> Any:
    """Arrays and objects come as JSON or, in forms, as JSON in a string."""
    if isinstance(value, str):
        try:
            value = msgspec.json.decode(value)
        except msgspec.DecodeError:
            raise bad_request(f"can't parse {name} JSON object") from None
    if not type_.startswith("Array of "):
        if not isinstance(value, dict):
            raise bad_request(f"object expected as {name.replace('_', ' ')}")
        return value
    if not isinstance(value, list):
        raise bad_request(f"expected an {type_} as {name}")
    item = type_.removeprefix("Array of ")
    plain = {"Integer": int, "String": str}.get(item, dict)
    if any(type(one) is not plain for one in value):
        raise bad_request(f"expected an {type_} as {name}")
    return value


def for_the_log(given: Mapping[str, Any]) -> Json:
    """The parameters as the call log shows them: files by name and size, JSON in strings unpacked."""
    return {name: _shown(value) for name, value in given.items()}


def _shown(value: Any) -> Any:
    if isinstance(value, Upload):
        return f"({value.name}, {len(value.content)} bytes)"
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return msgspec.json.decode(value)
        except msgspec.DecodeError:
            return value
    return value
