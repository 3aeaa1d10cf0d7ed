"""Human cues: what in a text shows that somebody is there. The most particular is the one to praise."""

from collections.abc import Iterator
from datetime import datetime

from flows.coach.advice import Finding
from flows.coach.calendar import days_named
from flows.coach.draft import Draft, Sentence
from flows.coach.lexicon import Lexicon, words_of
from flows.coach.timing import COME

CLAUSE = 12  # words of a quote
_OBJECTS = ("me", "us", "myself", "ourselves")
_DANGLING = ("of", "to", "for", "with", "at", "in", "on", "from", "a", "an", "about", "by", "as", "into")
A_FEW = 3  # words; fewer than that say too little by themselves
_LEADING = ("join", "they", "person", "be", "modal", "adverb", "i", "my", "we")  # kinds of word that lead on
NEAR_PLACES = ("in", "at", "on", "near", "from", "outside", "behind", "by", "round")


def human_cue(draft: Draft, lexicon: Lexicon, now: datetime, platform: str | None) -> Iterator[Finding]:
    """Everything that could be praised, the best first. On a sad day only what is about somebody."""
    cues = (_sorry, _names, _speech, _own_voice, _thanks, _questions, _numbers, _places, _invitations, _voices)
    for cue in (_sorry, _names, _voices) if draft.mood.sad else cues:
        yield from cue(draft, lexicon)
    for day in () if draft.mood.sad else days_named(draft, lexicon, now):
        if day.on or day.weekday is not None:
            yield draft.finding("human-cue", day.start, day.end, "coach-praise-day")


def _sorry(draft: Draft, lexicon: Lexicon) -> Iterator[Finding]:
    """An apology without a "but"."""
    if not draft.mood.sorry:
        return
    for sentence in draft.sentences:
        hit = next(lexicon.sorry.find(draft.words, sentence.first, sentence.last), None)
        if hit and not any(word.low == "but" for word in draft.words[sentence.first : sentence.last]):
            yield _clause(draft, lexicon, sentence, hit.first, "coach-praise-sorry")


def _names(draft: Draft, lexicon: Lexicon) -> Iterator[Finding]:
    """Somebody by name, and what they did, or what they are thanked for."""
    key = "coach-praise-name-sad" if draft.mood.sad else "coach-praise-name"
    for sentence in draft.sentences:
        for place in range(sentence.first, sentence.last):
            word = draft.words[place]
            if word.low.removesuffix("'s") in lexicon.names and draft.text[word.start].isupper():
                thanks = next(lexicon.thanks.find(draft.words, sentence.first, place), None)
                if thanks:
                    yield _clause(draft, lexicon, sentence, thanks.first, "coach-praise-thanks")
                else:
                    yield _clause(draft, lexicon, sentence, place, key)
                break


def _speech(draft: Draft, lexicon: Lexicon) -> Iterator[Finding]:
    """What somebody said, in their words."""
    for span in draft.quoted:
        inside = draft.text[span.start + 1 : span.end - 1]
        if " " in inside.strip() and not lexicon.council_speak.any(words_of(inside)):
            end = span.start + 1 + len(inside.rstrip(" ,."))
            yield draft.finding("human-cue", span.start + 1, end, "coach-praise-speech")


def _own_voice(draft: Draft, lexicon: Lexicon) -> Iterator[Finding]:
    """Words of home."""
    for sentence in draft.sentences if draft.mood.dialect else ():
        if lexicon.dialect.any(draft.words, sentence.first, sentence.last):
            end = draft.words[min(sentence.last, sentence.first + 14) - 1].end
            yield draft.finding("human-cue", sentence.start, end, "coach-praise-own-voice")


def _thanks(draft: Draft, lexicon: Lexicon) -> Iterator[Finding]:
    for sentence in draft.sentences:
        hit = next(lexicon.thanks.find(draft.words, sentence.first, sentence.last), None)
        if hit:
            yield _clause(draft, lexicon, sentence, hit.first, "coach-praise-thanks")


def _questions(draft: Draft, lexicon: Lexicon) -> Iterator[Finding]:
    """A question to somebody, which could really be answered."""
    for sentence in draft.sentences:
        asks = draft.text[sentence.start : sentence.end].rstrip("\"'”’)").endswith("?")
        words = draft.words[sentence.first : sentence.last]
        if asks and len(words) > 2 and any(lexicon.grammar.get(word.low) in ("you", "ask") for word in words):
            yield draft.finding("human-cue", sentence.start, sentence.end, "coach-praise-question")


def _numbers(draft: Draft, lexicon: Lexicon) -> Iterator[Finding]:
    """A number of something: "140 phone numbers", "three flasks"."""
    for place, word in enumerate(draft.words[:-1]):
        counts = (word.low.isdecimal() and len(word) < 5) or lexicon.grammar.get(word.low) == "number"
        if counts and not _is_name_of(draft, place) and _is_thing(draft, lexicon, place + 1):
            two = place + 2 < len(draft.words) and _is_thing(draft, lexicon, place + 2)
            yield draft.finding("human-cue", word.start, draft.words[place + 1 + two].end, "coach-praise-number")


def _is_name_of(draft: Draft, place: int) -> bool:
    """Whether the number belongs to what stands before it: NHS 111, BBC 2."""
    before = draft.words[place - 1] if place else None
    return before is not None and len(before) > 1 and draft.text[before.start : before.end].isupper()


def _is_thing(draft: Draft, lexicon: Lexicon, place: int) -> bool:
    word = draft.words[place]
    small = draft.text[word.start : word.end].islower() and len(word) > 2 and word.low not in _DANGLING
    return word.joined and small and word.low not in lexicon.calendar and lexicon.grammar.get(word.low) is None


def _places(draft: Draft, lexicon: Lexicon) -> Iterator[Finding]:
    """Somewhere one could find: "outside Mill Road baths"."""
    for place, word in enumerate(draft.words[:-1]):
        last = place
        while last + 1 < len(draft.words) and last < place + 4 and _is_proper(draft, lexicon, last + 1):
            last += 1
        if word.low in NEAR_PLACES and last > place:
            yield draft.finding("human-cue", word.start, draft.words[last].end, "coach-praise-place")


def _is_proper(draft: Draft, lexicon: Lexicon, place: int) -> bool:
    word = draft.words[place]
    text = draft.text[word.start : word.end]
    plain = lexicon.grammar.get(word.low) is None and word.low not in lexicon.calendar
    return word.joined and text[0].isupper() and not text.isupper() and plain


def _invitations(draft: Draft, lexicon: Lexicon) -> Iterator[Finding]:
    for sentence in draft.sentences:
        for hit in lexicon.invitations.find(draft.words, sentence.first, sentence.last):
            if hit.value == COME:
                yield _clause(draft, lexicon, sentence, hit.first, "coach-praise-invitation")


def _voices(draft: Draft, lexicon: Lexicon) -> Iterator[Finding]:
    """An I, a we or a you: the sentence from there on, or where somebody has a thing done to them, all of it."""
    for kind in ("i", "we", "you"):
        key = "coach-praise-sad" if draft.mood.sad else f"coach-praise-{kind}"
        for sentence in draft.sentences:
            for place in range(sentence.first, sentence.last):
                low = draft.words[place].low
                if lexicon.grammar.get(low) == kind:
                    whole = draft.mood.sad or low in _OBJECTS
                    cue = _clause(draft, lexicon, sentence, sentence.first if whole else place, key)
                    if cue.quote.count(" ") + 1 >= A_FEW:
                        yield cue
                    break


def _clause(draft: Draft, lexicon: Lexicon, sentence: Sentence, first: int, key: str) -> Finding:
    """From a word to the end of its breath, none left dangling; where that's too little, with what comes before."""
    last = first
    while last + 1 < sentence.last and last - first + 1 < CLAUSE and draft.words[last + 1].joined:
        if last - first > 2 and lexicon.grammar.get(draft.words[last + 1].low) == "join":
            break
        last += 1
    while last > first + 1 and last + 1 < sentence.last and _dangles(lexicon, draft.words[last].low):
        last -= 1
    while last - first + 1 < A_FEW + 2 and first > sentence.first and draft.words[first].joined:
        first -= 1
        if last - first + 1 >= A_FEW and lexicon.grammar.get(draft.words[first].low) not in (None, "join"):
            break
    return draft.finding("human-cue", draft.words[first].start, draft.words[last].end, key)


def _dangles(lexicon: Lexicon, word: str) -> bool:
    return word in _DANGLING or lexicon.grammar.get(word) in _LEADING
