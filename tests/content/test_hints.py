"""What people type out of the blue, and what it is taken for."""

from datetime import UTC, datetime

import pytest

from bot.library import SHIPPED, load_library
from flows import hints, home
from flows.content import Library
from flows.model import Learner, Phrase, Say, World, Wrote, phrase

MEANT = {
    "hello": ["hi", "Hello!", "good morning", "How are you?"],
    "thanks": ["thanks", "Thank you so much", "ta, that was great", "thanks very much", "cheers"],
    "sad": ["my mum died", "I'm so lonely", "I've been made redundant", "I was crying all night"],
    "lost": ["I'm lost", "I don't understand", "I don’t know", "the button doesn't work", "stuck", "where am I"],
    "human": ["can I talk to a real person", "is there somebody I can ring", "is this a real person", "human please"],
    "stop": ["STOP", "stop texting me", "unsubscribe", "leave me alone", "go away", "can I stop", "no", "no thanks"],
    "who": ["who are you", "are you a bot?", "what is this? who made it", "are you real", "are you there"],
    "cost": ["what does it cost", "is it free", "how much is it?", "do I have to pay"],
    "surgery": ["when's the next surgery date", "where are the surgeries", "how do I book", "any events near me"],
    "howto": ["how do I post a picture", "I can't log in to facebook", "forgotten my password", "where do I click"],
    "next": ["next", "yes", "ok", "go on then", "carry on", "yes please", "next lesson please"],
    "reminders": ["tomorrow", "later", "remind me in the evening", "stop the reminders", "what time is it tomorrow"],
    "settings": ["change the clock", "wrong timezone"],
    "pause": ["I'm on holiday", "need a break"],
    "forget": ["delete my account", "forget me", "delete all my data please", "remove me"],
    "privacy": ["who can see this", "is it private", "who reads this", "what data do you store"],
    "export": ["can I have a copy"],
    "progress": ["how am I doing", "how far have I got"],
    "lessons": ["list of lessons", "what courses are there", "menu"],
    "checkup": ["the check-up", "take the test"],
    "help": ["help", "what can you do", "what do I do", "can you help me"],
}
SENTENCES = [(sentence, answer) for answer, sentences in MEANT.items() for sentence in sentences]


@pytest.mark.parametrize(("sentence", "answer"), SENTENCES)
def test_what_people_type_is_taken_as_they_meant_it(sentence: str, answer: str, library: Library) -> None:
    said = phrase(f"home-{answer}") if answer in hints.ANSWERS else phrase("home-command", command=answer)
    assert answer_to(sentence, library) == said


def test_what_matches_no_hint_is_owned_up_to(library: Library) -> None:
    assert answer_to("The geraniums came up", library) == phrase("home-not-understood")


def test_every_answer_is_tried_here(library: Library) -> None:
    assert {hint.answer for hint in library.hints} == set(MEANT)


@pytest.fixture(scope="module")
def library() -> Library:
    """The content that ships."""
    return load_library(SHIPPED, "en")


def answer_to(sentence: str, library: Library) -> Phrase:
    """What the bot says to somebody who types this between two lessons."""
    learner = Learner(1, "Maureen", state="active")
    world = World(datetime(2026, 11, 23, 18, tzinfo=UTC), learner, library, answers={"lessons_done": ()})
    (said,) = home.hear(Wrote(sentence), world)
    assert isinstance(said, Say)
    assert isinstance(said.words, Phrase)
    return said.words
