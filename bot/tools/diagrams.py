"""`surgery diagrams`: every flow as a Mermaid state diagram, drawn from the very tables that run."""

from collections.abc import Iterable

from flows.model import OUTSIDE, OVER, Flow
from flows.registry import FLOWS


def run() -> int:
    """Prints the diagrams of all flows as Markdown. Always 0."""
    print(diagrams(FLOWS.values()))
    return 0


def diagrams(flows: Iterable[Flow]) -> str:
    """One heading and one diagram a flow, as a page of Markdown."""
    return "\n\n".join(f"## {flow.name}\n\n```mermaid\n{diagram(flow)}\n```" for flow in flows)


def diagram(flow: Flow) -> str:
    """The flow's states and moves; moves between the same two states share an arrow."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for move in flow.moves:
        names = arrows.setdefault((move.source, move.dest), [])
        if move.name not in names:
            names.append(move.name)
    shown = (f"    {_state(source)} --> {_state(dest)}: {', '.join(names)}" for (source, dest), names in arrows.items())
    return "\n".join(("stateDiagram-v2", *shown))


def _state(name: str) -> str:
    """Outside and over are Mermaid's start and end."""
    return "[*]" if name in (OUTSIDE, OVER) else name
