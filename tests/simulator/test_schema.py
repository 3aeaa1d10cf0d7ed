"""The table of methods held against the Bot API's own pages, where somebody has them at hand.

SURGERY_BOT_API_SCHEMA names a machine-readable copy (the schema.json of ark0f's tg-bot-api project). It isn't part
of this repository, so without it this test is skipped.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.simulator.methods import METHODS


def described(items: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each method or type with its fields, `*` where one is required."""
    for item in items:
        yield from described(item.get("children", []))
        if "annotations" in item:
            fields = item["annotations"]
            yield item["name"], {one["name"]: one["type"] + "*" * one["required"] for one in fields}


def test_every_parameter_has_the_type_that_telegram_documents() -> None:
    path = os.environ.get("SURGERY_BOT_API_SCHEMA")
    if not path:
        pytest.skip("set SURGERY_BOT_API_SCHEMA to a copy of the Bot API's schema.json to run this")
    schema = dict(described(json.loads(Path(path).read_text("utf-8"))["items"]))
    wrong = [
        f"{method.name}.{name}: {type_} here, {schema[method.name].get(name)} there"
        for method in METHODS.values()
        for name, type_ in method.parameters.items()
        if schema[method.name].get(name) != type_
    ]
    missing = [
        f"{method.name}.{name} is required"
        for method in METHODS.values()
        for name, type_ in schema[method.name].items()
        if type_.endswith("*") and name not in method.parameters
    ]
    assert wrong + missing == []
