"""Tables of medians and ratios, and the facts about the machine that they were found on."""

import math
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a figure for each row by name; `form` is how it is written."""

    title: str
    figures: Mapping[str, float]
    form: str


def one_of(rounds: Sequence[Mapping[str, Any]], what: str) -> dict[str, float]:
    """The median over the rounds of one figure, for each row."""
    return {name: middle([getattr(by_name[name], what) for by_name in rounds]) for name in rounds[0]}


def against(rounds: Sequence[Mapping[str, Any]], what: str, base: str | Mapping[str, str]) -> dict[str, float]:
    """The median of the rounds' ratios to another row (the same for all, or one for each)."""
    ratios: dict[str, float] = {}
    for name in rounds[0]:
        other = base if isinstance(base, str) else base[name]
        if other in rounds[0]:
            ratios[name] = middle([getattr(by[name], what) / (getattr(by[other], what) or math.nan) for by in rounds])
    return ratios


def middle(figures: Sequence[float]) -> float:
    """Their median; not a number where one of them isn't."""
    return math.nan if any(math.isnan(figure) for figure in figures) else median(figures)


def table(title: str, rows: Sequence[str], columns: Sequence[Column]) -> str:
    """A Markdown table under its title."""
    lines = [f"{title}\n", "| stack | " + " | ".join(column.title for column in columns) + " |"]
    lines.append("|---|" + "---:|" * len(columns))
    for row in rows:
        cells = [_written(column.figures.get(row, math.nan), column.form) for column in columns]
        lines.append(f"| {row} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, ""])


def _written(figure: float, form: str) -> str:
    return "–" if math.isnan(figure) else format(figure, form)


def machine() -> str:
    """What the figures were found on."""
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    return (
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}, {_processor()}, "
        f"{os.cpu_count()} cores, {_memory():.0f} GB; load before: {load}"
    )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "?")


def _memory() -> float:
    total = Path("/proc/meminfo").read_text().partition("MemTotal:")[2].split()[0]
    return int(total) / 1024**2
