"""Writes what the documents take from the program itself: `python -m tests.house.written`."""

import re

import click

from bot.__main__ import surgery
from bot.library import SHIPPED, load_phrases
from bot.settings import settings_table
from bot.tools.diagrams import diagrams
from flows.commands import COMMANDS
from flows.registry import FLOWS
from tests.house import HOUSE

FLOWS_PAGE = ".github/FLOWS.md"
WHO = {"learner": "everybody", "volunteer": "volunteers", "admin": "admins"}


def chat_table() -> str:
    """What can be said to the bot."""
    phrases = load_phrases(SHIPPED)
    rows = [
        f"| `/{c.name}` | {WHO.get(c.role, c.role)} | {phrases.format('en', f'command-{c.name}')} |" for c in COMMANDS
    ]
    return "\n".join(["| in the chat | for | what it does |", "|---|---|---|", *rows])


def program_table() -> str:
    """What the program can be asked."""
    rows = []
    for name, command in surgery.commands.items():
        context = click.Context(command)
        words = [name, *(_shown(parameter, context) for parameter in command.params)]
        rows.append(f"| `surgery {' '.join(words)}` | {command.help} |")
    return "\n".join(["| command | what it does |", "|---|---|", *rows])


def _shown(parameter: click.Parameter, context: click.Context) -> str:
    if not isinstance(parameter, click.Option):
        return parameter.make_metavar(context)
    return f"[{parameter.opts[0]}]" if parameter.is_flag else f"[{parameter.opts[0]} {parameter.metavar or 'N'}]"


TABLES = {"settings": settings_table, "chat": chat_table, "program": program_table}


def with_table(text: str, name: str) -> str:
    """The README with one table written anew, between its two marks."""
    marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", flags=re.DOTALL)
    assert marked.search(text), f"the README has no place for the table `{name}`"
    return marked.sub(lambda found: f"{found[1]}\n{TABLES[name]()}\n\n{found[2]}", text)


def flows_page() -> str:
    """`.github/FLOWS.md`: what can happen in each conversation."""
    origin = "Drawn from the tables that run, as `surgery diagrams` does; written by `python -m tests.house.written`."
    return f"# The flows\n\n{origin}\n\n{diagrams(FLOWS.values())}\n"


if __name__ == "__main__":
    path = HOUSE / "README.md"
    words = path.read_text()
    for name in TABLES:
        words = with_table(words, name)
    path.write_text(words)
    (HOUSE / FLOWS_PAGE).write_text(flows_page())
