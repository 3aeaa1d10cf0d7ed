"""The table that a flow is: states, moves, prompts; and the two kinds of answer that need none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from flows.model.effects import Effect, Effects
from flows.model.events import Acted, Due, Event
from flows.model.words import Words
from flows.model.world import Place, World

if TYPE_CHECKING:
    from flows.engine import Turn

OUTSIDE = "outside"
"""The state of somebody who isn't in the flow; every flow is entered from here."""
OVER = "over"
"""A flow that reaches this state has ended: its place goes, and the focus returns to where it was."""

Then: TypeAlias = Callable[["Turn"], Effects]
Guard: TypeAlias = Callable[["Turn"], bool]


@dataclass(frozen=True, slots=True)
class Move:
    """One arrow: from `source` to `dest` when `name` is read and `when` agrees; then come its effects.

    Moves of one name and source are tried in the order of the table.
    """

    name: str
    source: str
    dest: str
    when: Guard | None = None
    then: Then | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A conversation as a table.

    `prompts` says what each waiting state asks; it is shown on arrival, on return, and after a kind line
    when something unexpected came. `read` names the move that an event means, or None; taps name their own.
    `needs` are the named queries that must be answered before it decides, `opens` the flows and views it may
    hand over to. `where` tells the person where they are, in half a sentence (else the phrase `where-<name>`).
    A flow that `keeps` its place can be left by /cancel and taken up again; one for `anyone` may be entered
    without consent to lessons. Who may use it at all is its `role`, looked at in the moment of each act.
    `mend` repairs a place whose ground has gone (a lesson that was rewritten), with what to say about it, if
    anything.
    """

    name: str
    version: int
    states: tuple[str, ...]
    moves: tuple[Move, ...]
    prompts: Mapping[str, Then]
    read: Callable[[Event, str], str | None]
    needs: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    where: Callable[["Turn"], Words] | None = None
    keeps: bool = False
    anyone: bool = False
    role: str = "learner"
    mend: Callable[[Place, World], tuple[Place | None, tuple[Effect, ...]] | None] | None = None
    migrations: Mapping[int, Callable[[Place], Place]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """What may be done to one kind of thing at any time, by button (`act`) or by timer (`due`).

    What only comes due has no `act`: a button of that kind is one that somebody has made up.
    """

    kind: str
    act: Callable[[Acted, World], Effects] | None = None
    due: Callable[[Due, World], Effects] | None = None
    needs: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    anyone: bool = False
    role: str = "learner"


@dataclass(frozen=True, slots=True)
class View:
    """An answer that asks nothing back and leaves the person where they were: `/progress`, `/help`."""

    name: str
    show: Callable[[str, World], Effects]
    needs: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    anyone: bool = False
    role: str = "learner"
