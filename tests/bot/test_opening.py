"""The demo's opening: all three people are ready to play, and nobody went past the bot to make them so."""

import pytest

from bot import opening
from tests import staff
from tests.evening import an_evening

ADMIN = 700_000_003


async def test_the_volunteer_is_one_before_anybody_looks(database_url: str) -> None:
    async with an_evening(database_url, admin_ids=str(ADMIN)) as evening:
        aisha, derek = staff.someone(evening, "Aisha", ADMIN), staff.someone(evening, "Derek")
        await opening.play(evening.simulator, aisha.id, derek.id)
        await evening.quiet()
        assert await staff.roles(evening, derek) == {"volunteer"}
        assert [row["act"] for row in await staff.log(evening)] == ["invite", "invite-redeemed"]


async def test_whoever_comes_in_between_has_the_rest_to_themselves(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.5)
    async with an_evening(database_url) as evening:  # there is no admin, so no link ever comes
        aisha, derek = staff.someone(evening, "Aisha", ADMIN), staff.someone(evening, "Derek")
        await opening.play(evening.simulator, aisha.id, derek.id)
        assert [(row["act"], row["outcome"]) for row in await staff.log(evening)] == [("invite", "refused")]
