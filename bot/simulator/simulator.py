"""The simulated Telegram itself: its people, chats, queue and files, held in memory."""

import random
from pathlib import Path
from typing import Any

from bot.simulator import transcript, view
from bot.simulator.chats import Chat, Person, Stored, chat_as_json, chat_from_json
from bot.simulator.events import Events
from bot.simulator.faults import Faults
from bot.simulator.files import Files
from bot.simulator.polling import Polling
from bot.simulator.profile import Profile
from bot.simulator.rates import Rates
from bot.simulator.records import Records
from bot.simulator.refusals import Json, SimError
from bot.simulator.taps import Taps
from bot.simulator.timekeeping import Clock, seconds_to_next_morning
from bot.simulator.updates import Updates
from bot.simulator.webhook import Webhook

PAGE = Path(__file__).parent / "page"
FIRST_PERSON = 700_000_001
GAP = 1_000  # ids left free after a crash


class Simulator:
    """Telegram for one bot.

    `token` is the bot's, `id:secret`. `latency` is added to each call, in seconds. `history` bounds the messages
    kept per chat. `webhook_front` is an origin (`http://127.0.0.1:8080`) that stands behind the public address,
    as a host's router does; webhook retries begin at `webhook_patience` seconds. `seed` makes ids repeatable.
    """

    def __init__(
        self,
        clock: Clock,
        token: str,
        *,
        name: str = "Surgery",
        username: str = "surgery_bot",
        rates: Rates | None = None,
        latency: float = 0.0,
        history: int = 2_000,
        webhook_front: str | None = None,
        webhook_patience: float = 1.0,
        keep_ledger: bool = True,
        page: Path = PAGE,
        seed: int | None = None,
    ) -> None:
        dice = random.Random(seed)
        self.clock = clock
        self.token = token
        self.bot: Json = {
            "id": int(token.partition(":")[0]), "is_bot": True, "first_name": name, "username": username,
        }  # fmt: skip
        self.rates = rates or Rates()
        self.latency = latency
        self.history = history
        self.page = page
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.dice = dice
        self.events = Events()
        self.faults = Faults()
        self.files = Files(dice)
        self.profile = Profile(name)
        self.records = Records(keep_ledger=keep_ledger)
        self.taps = Taps(clock, dice)
        self.updates = Updates(clock, dice)
        self.polling = Polling(self.updates)
        self.webhook = Webhook(self, front=webhook_front, patience=webhook_patience)
        self._message_id = 0
        self._instance = str(dice.getrandbits(62))  # chat_instance of every tap

    def next_message_id(self) -> int:
        """Message ids rise over all private chats and groups together, as in an account's real mailbox."""
        self._message_id += 1
        return self._message_id

    def person(self, number: int) -> Person:
        """The person of that id."""
        if number not in self.people:
            raise SimError(f"Nobody here has the id {number}.", 404)
        return self.people[number]

    def chat(self, number: int) -> Chat:
        """The chat of that id."""
        if number not in self.chats:
            raise SimError(f"There is no chat {number}.", 404)
        return self.chats[number]

    def add(self, person: Person) -> Person:
        """Gives somebody a phone and an empty chat with the bot."""
        if person.id in self.people:
            raise SimError(f"Somebody already has the id {person.id}.", 409)
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, username=person.username, first_name=person.first_name)
        self.tell_person(person)
        return person

    def fresh_person_id(self) -> int:
        """An id that nobody has yet."""
        return max([FIRST_PERSON - 1, *self.people]) + 1

    def timestamp(self) -> int:
        """The present moment as Telegram writes it: whole seconds since 1970."""
        return int(self.clock.now().timestamp())

    def chat_instance(self) -> str:
        """What callback queries call their chat."""
        return self._instance

    def store(self, chat: Chat, stored: Stored) -> Stored:
        """Puts a message at the end of its chat, writes it down and tells the page."""
        chat.messages[stored.message["message_id"]] = stored
        if len(chat.messages) > self.history:
            del chat.messages[next(iter(chat.messages))]
        transcript.said(chat, stored)
        self.tell(chat, "message", stored)
        return stored

    def tell(self, chat: Chat, type_: str, stored: Stored, **more: Any) -> None:
        """Tells the page about a message."""
        if self.events.heard:
            self.events.publish(type_, person=chat.id, message=view.message(stored), **more)

    def tell_person(self, person: Person) -> None:
        """Tells the page that somebody is new or has changed."""
        if self.events.heard:
            self.events.publish("person", person=view.person(self, person))

    def note_call(self, row: Json) -> None:
        """Keeps a call for the drawer and tells the page."""
        numbered = self.records.call(row)
        if self.events.heard:
            self.events.publish("call", call=numbered)

    def move_clock(self, seconds: float | None) -> Json:
        """Jumps forward by `seconds`, or to the next morning with None; every chat's transcript says so."""
        morning = seconds is None
        step = seconds_to_next_morning(self.clock.now()) if seconds is None else seconds
        for chat in self.chats.values():
            transcript.jumped(chat, step, morning=morning)
        self.clock.jump(step)
        time: Json = {"now": self.clock.now().isoformat(), "offset": self.clock.offset}
        self.events.publish("clock", **time)
        return time

    def close(self) -> None:
        """Ends long polls and streams, so that the server that carries them can stop at once."""
        self.webhook.stop()
        self.events.close()
        self.polling.close()

    def snapshot(self) -> Json:
        """Everything that ought to survive a restart, ready for JSON."""
        return {
            "people": [{name: getattr(one, name) for name in Person.__slots__} for one in self.people.values()],
            "chats": [chat_as_json(chat) for chat in self.chats.values()],
            "message_id": self._message_id,
            "files": self.files.dump(),
            "profile": self.profile.dump(),
            "records": self.records.dump(),
            "taps": self.taps.dump(),
            "updates": self.updates.dump(),
            "webhook": self.webhook.dump(),
        }

    def leave_gap(self) -> None:
        """Goes on with ids that nobody has seen, after a crash: the bot may remember more than the snapshot did."""
        self._message_id += GAP
        self.updates.next_id += GAP

    @classmethod
    def restored(cls, clock: Clock, token: str, saved: Json, **options: Any) -> "Simulator":
        """A simulator that goes on where `snapshot()` left off; options as for a new one."""
        sim = cls(clock, token, **options)
        sim.people = {row["id"]: Person(**row) for row in saved["people"]}
        sim.chats = {row["id"]: chat_from_json(row) for row in saved["chats"]}
        sim._message_id = saved["message_id"]
        for part in ("files", "profile", "records", "taps", "updates", "webhook"):
            getattr(sim, part).load(saved[part])
        return sim
