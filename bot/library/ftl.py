"""Looks into a Fluent entry: what it may say, which arguments it needs, and what else it refers to."""

from collections.abc import Iterator, Mapping
from itertools import islice, product

from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

STAND_IN = "…"  # what an argument looks like while its phrase is being checked
MOST_WAYS = 64  # of saying one phrase that are looked at


class References(Visitor):
    """Gathers the names in an entry: phrases and terms (`-name`) it refers to, arguments, attributes."""

    def __init__(self, *nodes: ast.BaseNode) -> None:
        self.keys: set[str] = set()
        self.arguments: set[str] = set()
        self.attributes: set[str] = set()
        for node in nodes:
            self.visit(node)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self._refer(node.id.name, node.attribute)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self._refer("-" + node.id.name, node.attribute)
        self.generic_visit(node)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.arguments.add(node.id.name)

    def _refer(self, key: str, attribute: ast.Identifier | None) -> None:
        self.keys.add(key)
        if attribute:
            self.attributes.add(f"{key}.{attribute.name}")


Entries = Mapping[str, ast.Message | ast.Term]


def leads_to(key: str, entries: Entries) -> set[str]:
    """Every phrase and term that a phrase refers to, directly or through others; itself only in a ring."""
    found: set[str] = set()
    ahead = [key]
    while ahead:
        fresh = References(entries[ahead.pop()]).keys & entries.keys() - found
        found |= fresh
        ahead += fresh
    return found


def arguments(key: str, entries: Entries) -> frozenset[str]:
    """The arguments that a phrase needs, by itself and through the phrases it refers to; a term needs none."""
    if key not in entries:
        return frozenset()
    phrases = (entries[other] for other in {key, *leads_to(key, entries)} if other[0] != "-")
    return frozenset(References(*phrases).arguments)


def ways(key: str, entries: Entries) -> list[str]:
    """The Markdown that a phrase may come out as, with every choice taken in turn."""
    entry = entries[key]
    return list(islice(_pattern(entry.value, entries, (key,)), MOST_WAYS)) if entry.value else []


def _pattern(pattern: ast.Pattern, entries: Entries, seen: tuple[str, ...]) -> Iterator[str]:
    pieces = [list(islice(_element(element, entries, seen), MOST_WAYS)) for element in pattern.elements]
    return ("".join(chosen) for chosen in product(*pieces))


def _element(element: object, entries: Entries, seen: tuple[str, ...]) -> Iterator[str]:
    match element:
        case ast.TextElement() | ast.NumberLiteral():
            yield element.value
        case ast.StringLiteral():
            yield element.parse()["value"]
        case ast.Placeable():
            yield from _element(element.expression, entries, seen)
        case ast.SelectExpression():
            for variant in element.variants:
                yield from _pattern(variant.value, entries, seen)
        case ast.MessageReference() | ast.TermReference():
            key = "-" * isinstance(element, ast.TermReference) + element.id.name
            target = entries.get(key)
            if target is None or target.value is None or key in seen:
                yield STAND_IN
            else:
                yield from _pattern(target.value, entries, (*seen, key))
        case _:
            yield STAND_IN
