"""Rule by rule: what fires, what passes, and the words that are quoted."""

import pytest

from flows.coach import Advice
from tests.coach.conftest import Ask


def quotes(advice: Advice, rule: str) -> list[str]:
    """The words that a rule is about."""
    return [finding.quote for finding in advice.all if finding.rule == rule]


@pytest.mark.parametrize(
    ("text", "quote", "swap"),
    [
        ("We utilise the hall on Mondays. Coming?", "utilise", "use"),
        ("Utilise the hall. Coming?", "Utilise", "Use"),
        ("It starts prior to lunch. Coming?", "prior to", "before"),
        ("Going forward it's Tuesdays. Coming?", "Going forward", "From now on"),
        ("It's on an on\u2011going basis, on a\nregular basis. Coming?", "on a\nregular basis", "regularly"),
        ("Our co-production starts on Monday. Coming?", "co-production", "working together"),
    ],
)
def test_council_speak_is_quoted_with_one_plain_swap(ask: Ask, text: str, quote: str, swap: str) -> None:
    (suggestion,) = ask(text).suggestions
    assert (suggestion.rule, suggestion.quote, suggestion.swap) == ("jargon", quote, swap)


def test_the_longest_phrase_of_council_speak_is_the_one_that_counts(ask: Ask) -> None:
    assert quotes(ask("Stakeholder engagement starts on Monday. Coming?"), "jargon") == ["Stakeholder engagement"]


def test_somebody_elses_council_speak_in_quotation_marks_passes(ask: Ask) -> None:
    text = 'The letter said "please be advised that your refuse is residual waste". I laughed until Tuesday.'
    assert not ask(text).suggestions


@pytest.mark.parametrize("text", ["Take the dual carriageway, it's quicker.", "I refuse. In the main hall? Never."])
def test_everyday_words_that_look_like_council_speak_pass(ask: Ask, text: str) -> None:
    assert "jargon" not in ask(text).rules


def test_twenty_five_words_are_a_sentence_and_twenty_six_are_too_many(ask: Ask) -> None:
    words = "soup " * 24
    assert "long-sentence" not in ask(f"More {words.strip()}.").rules
    assert "long-sentence" in ask(f"More {words}bread.").rules


def test_an_address_or_a_tag_is_no_word_of_a_sentence(ask: Ask) -> None:
    assert "long-sentence" not in ask(f"More {'soup ' * 24}https://example.org/soup @pam #soup").rules


def test_abbreviations_and_prices_do_not_end_a_sentence(ask: Ask) -> None:
    text = (
        "Dr. Siân Rees and Mr. Price paid £2.50 each for a slice of the lemon cake that Mrs. Bevan, "
        "who is ninety, e.g. old, had made herself for all of us"
    )
    assert "long-sentence" in ask(text).rules


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Applications will be considered in May.", "Applications will be considered"),
        ("The hall was painted over the summer.", "The hall was painted"),
        ("The grass has recently been cut in the park.", "The grass has recently been cut"),
        ("The form is processed by the team.", "The form is processed by the team"),
        ("Visitors are asked to sign in.", "Visitors are asked"),
    ],
)
def test_a_passive_without_anybody_in_it_is_noticed(ask: Ask, text: str, quote: str) -> None:
    assert quotes(ask(text), "passive") == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "The library is closed on Mondays.",
        "I was made redundant in March.",
        "We were given cake.",
        "She was told to wait.",
        "The beds were built by Aisha.",
        "It'll be finished by Friday, and he's finished.",
        "They're interested in trains.",
        "The hall was packed and everybody was soaked.",
        "It's based in Leeds.",
        "You're all invited.",
        "Our bins weren't collected.",
        "There is a need.",
    ],
)
def test_be_and_a_participle_that_only_describe_pass(ask: Ask, text: str) -> None:
    assert "passive" not in ask(text).rules


@pytest.mark.parametrize("text", ["The Council would like your views.", "Anytown City Council welcomes your views."])
def test_an_organisation_that_speaks_of_itself_is_offered_we(ask: Ask, text: str) -> None:
    (finding,) = [finding for finding in ask(text).all if finding.rule == "brand-as-person"]
    assert finding.swap == "We"
    assert finding.quote.endswith("Council")


@pytest.mark.parametrize(
    "text",
    [
        "The council is pleased with itself and my road is under water.",
        "The Council is closing the library.",
        "The council has ignored us and they know it.",
        "My dad drove for the council.",
        "The trust between neighbours is slow to grow.",
    ],
)
def test_somebody_who_writes_about_the_council_is_not_the_council(ask: Ask, text: str) -> None:
    assert "brand-as-person" not in ask(text).rules


def test_an_ending_without_a_question_or_a_next_step_leaves_no_way_in(ask: Ask) -> None:
    text = "The allotment society has painted the bus shelter and planted two tubs of lavender."
    assert quotes(ask(text), "no-way-in") == ["painted the bus shelter and planted two tubs of lavender"]
    assert "no-way-in" not in ask(text + " What shall we do next?").rules
    assert "no-way-in" not in ask(text + " Come and smell it.").rules
    assert "no-way-in" not in ask(text + " https://example.org").rules


@pytest.mark.parametrize("text", ["TEA IN THE HALL, NOW WITH BISCUITS", "tea!!", "#tea #cake #hall on Sunday at two"])
def test_shouting_is_noticed(ask: Ask, text: str) -> None:
    assert "shouting" in ask(text).rules


@pytest.mark.parametrize("text", ["NHS, BBC and RSPB", "tea! And cake!", "#tea #cake", "I DID"])
def test_abbreviations_and_one_mark_at_a_time_are_not_shouting(ask: Ask, text: str) -> None:
    assert "shouting" not in ask(text).rules


def test_a_double_mark_is_swapped_for_one(ask: Ask) -> None:
    (finding,) = [finding for finding in ask("See you tonight!!!").all if finding.rule == "shouting"]
    assert (finding.quote, finding.swap) == ("tonight!!!", "tonight!")


def test_a_little_just_is_no_hedge_and_a_heap_of_softeners_is(ask: Ask) -> None:
    assert "hedging" not in ask("It's just off the A5, and I've just put the kettle on.").rules
    assert "hedging" in ask("I just think maybe we could perhaps have a sort of picnic.").rules


def test_sorry_once_is_manners_and_three_times_is_too_often(ask: Ask) -> None:
    assert "hedging" not in ask("Sorry to hear the bus left without you.").rules
    assert "hedging" in ask("Sorry to ask. Does anybody have a ladder?").rules


@pytest.mark.parametrize(
    "text",
    [
        "You lot are idiots.",
        "That man is a liar.",
        "The committee are totally useless.",
    ],
)
def test_what_nobody_says_at_a_public_meeting_is_asked_about(ask: Ask, text: str) -> None:
    assert ask(text).suggestions[0].rule == "meeting-test"


@pytest.mark.parametrize("text", ["I'm an idiot, I left it on a bus.", "We were such idiots.", 'He said "idiots".'])
def test_laughing_at_oneself_and_quoting_others_pass_the_meeting_test(ask: Ask, text: str) -> None:
    assert "meeting-test" not in ask(text).rules


@pytest.mark.parametrize(
    ("text", "swap"),
    [
        ("Come on Sunday at two #coffeemorning", "#CoffeeMorning"),
        ("Come on Sunday at two #socialmediasurgery", "#SocialMediaSurgery"),
    ],
)
def test_a_hashtag_is_given_its_capitals(ask: Ask, text: str, swap: str) -> None:
    assert [finding.swap for finding in ask(text).all if finding.rule == "accessibility"] == [swap]


@pytest.mark.parametrize("text", ["#CoffeeMorning", "#gardening", "#birmingham", "Sun ☀️ and tea 🍵", "#tea"])
def test_tags_with_capitals_or_one_word_and_an_emoji_or_two_are_easy_to_hear(ask: Ask, text: str) -> None:
    assert "accessibility" not in ask(text).rules


def test_emoji_that_stand_for_full_stops_are_noticed(ask: Ask) -> None:
    text = "Come along 🎉 Bring cake 🍰 Bring chairs 🪑 See you on Sunday at two"
    assert quotes(ask(text), "accessibility") == ["🎉"]


def test_a_picture_that_is_described_passes(ask: Ask) -> None:
    assert "accessibility" in ask("See poster for the quiz.").rules
    assert "accessibility" not in ask("See poster. The poster says Friday at eight.").rules


def test_two_suggestions_are_the_most_and_all_rules_are_still_told(ask: Ask) -> None:
    advice = ask("THE COUNCIL WILL FACILITATE A MEETING!! Mistakes were made. Sorry to bother you. #a #b #c")
    assert len(advice.suggestions) == 2
    assert len(set(advice.rules) - {"human-cue"}) > 3


def test_two_suggestions_are_never_about_the_same_words(ask: Ask) -> None:
    advice = ask("It will be facilitated by the delivery partners.")
    assert advice.rules[:2] == ("jargon", "passive")
    assert [suggestion.rule for suggestion in advice.suggestions] == ["jargon"]


def test_a_sad_post_is_not_told_to_cheer_up_or_to_ask_a_question(ask: Ask) -> None:
    text = (
        "Harold passed away on Sunday, he was loved by the whole of the allotment society and his leeks "
        "were the talk of three parishes for more than forty years!!"
    )
    assert not ask(text).suggestions


def test_the_coach_reads_the_clock_it_is_given(ask: Ask) -> None:
    text = "I'm furious about the bins. Who do I ring?"
    assert "timing" in ask(text, at=23).rules
    assert "timing" in ask(text, at=5).rules
    assert "timing" not in ask(text, at=6).rules
    assert "timing" not in ask(text).rules
