"""The coach's answer as the plain values of `surgery coach --json`."""

from collections.abc import Callable
from typing import TypeAlias

from flows.coach.advice import Advice
from flows.model import Phrase

Value: TypeAlias = "str | int | bool | dict[str, Value] | list[Value] | None"


def to_json(advice: Advice, speak: Callable[[Phrase], str]) -> dict[str, Value]:
    """The advice in the contract's shape; `speak` says a phrase in the reader's language."""
    praise, length = advice.praise, advice.length
    return {
        "praise": {"rule": praise.rule, "quote": praise.quote, "text": speak(praise.words)},
        "suggestions": [
            {"rule": each.rule, "quote": each.quote, "swap": each.swap, "text": speak(each.words)}
            for each in advice.suggestions
        ],
        "private": [{"kind": each.kind, "quote": each.quote} for each in advice.private],
        "length": {
            "count": length.count, "limit": length.limit, "platform": length.platform, "over": length.over,
        },
        "all": list(advice.rules),
    }  # fmt: skip
