"""What looks private, by the checks that numbers carry in themselves, and what only looks so."""

import pytest

from flows.coach.numbers import is_card, is_national_insurance, is_nhs, is_phone, is_postcode
from tests.coach.conftest import Ask


@pytest.mark.parametrize(
    ("text", "kind", "quote"),
    [
        ("Ring 07700 900123 after six", "phone", "07700 900123"),
        ("Ring 07700900123.", "phone", "07700900123"),
        ("Ring (0121) 496 0000", "phone", "(0121) 496 0000"),
        ("Ring 020 7946 0018, ask for Bev", "phone", "020 7946 0018"),
        ("Ring +44 7700 900123", "phone", "+44 7700 900123"),
        ("Ring +44 (0)7700 900123", "phone", "+44 (0)7700 900123"),
        ("Ring 01632 960-001", "phone", "01632 960-001"),
        ("Ring +353 86 123 4567", "phone", "+353 86 123 4567"),
        ("Write to pam.price@example.org.", "e-mail", "pam.price@example.org"),
        ("We're at B1 1AA", "postcode", "B1 1AA"),
        ("We're at sw1a 1aa, second bell", "postcode", "sw1a 1aa"),
        ("It's AB123456C", "ni-number", "AB123456C"),
        ("It's ab 12 34 56 c", "ni-number", "ab 12 34 56 c"),
        ("It's 943 476 5919", "nhs-number", "943 476 5919"),
        ("It's 4111-1111-1111-1111", "card", "4111-1111-1111-1111"),
        ("I’m away until Sunday", "away", "I’m away until Sunday"),
        ("The house will be empty till May", "away", "house will be empty till May"),
        ("My daughter Aisha starts on Monday", "child", "My daughter Aisha"),
        ("My son Will can whistle", "child", "My son Will"),
        ("our grandson, Tom, aged 4, sang", "child", "our grandson, Tom, aged 4"),
        ("Chloe (7) sang", "child", "Chloe (7)"),
        ("Kwame is 12 today", "child", "Kwame is 12"),
    ],
)
def test_what_looks_private_is_found_and_quoted(ask: Ask, text: str, kind: str, quote: str) -> None:
    assert [(found.kind, found.quote) for found in ask(text).private] == [(kind, quote)]


@pytest.mark.parametrize(
    "text",
    [
        "Ring 999, 101 or 116 123.",
        "Ring 0800 123 4567 or 0300 123 1234.",
        "On 01-02-2026 from 10.30 till 12.30 we made 1,234 scones.",
        "01.02.2026 10 scones",
        "It cost £1,000,000 in 2009-2010.",
        "ISBN 978 0 14 103614",
        "@pam in the e1 1st team",
        "Platform B1 at 1A",
        "GB 12 34 56 A",
        "943 476 5918",
        "4111 1111 1111 1112",
        "My son is seven and my daughter Friday knows.",
        "My son Jack, 31, moved out.",
        "Pam, 7 Mill Road, has the key to the hall.",
        "Derek is 10 minutes late.",
        "Priya turned 40 today.",
        "I was away last week.",
    ],
)
def test_what_only_looks_private_passes(ask: Ask, text: str) -> None:
    assert not ask(text).private


def test_what_is_private_is_never_praised_and_takes_no_suggestion(ask: Ask) -> None:
    advice = ask("My son Jack, 7, can whistle.")
    assert "Jack" not in advice.praise.quote
    assert not advice.suggestions
    assert advice.rules[0] == "private"


def test_each_private_thing_is_found_once(ask: Ask) -> None:
    advice = ask("07700 900123, 07700 900123, pam@example.org")
    assert [found.kind for found in advice.private] == ["phone", "phone", "e-mail"]


def test_numbers_are_judged_by_their_own_checks() -> None:
    assert is_nhs("9434765919")
    assert not is_nhs("1111111111")
    assert not is_nhs("943476591")
    assert is_card("5555 5555 5555 4444")
    assert is_card("378282246310005")
    assert not is_card("1234567812345678")
    assert is_phone("00 44 7700 900123")
    assert not is_phone("0 1 2")
    assert not is_phone("0900 123 4567")
    assert is_postcode("ZE1 0AA")
    assert not is_postcode("OK1 0AA")
    assert is_national_insurance("CE123456D")
    assert not is_national_insurance("TN123456D")
    assert not is_national_insurance("AO123456D")
