"""Letting people in, giving and taking roles: what is decided, without a database."""

from datetime import timedelta
from typing import Any

import pytest

from flows.commands import allowed
from flows.hours import milliseconds
from flows.joining import hashed
from flows.model import Act, Acted, Audit, Commanded, Due, Grant, Invite, Redeem, Revoke, Schedule, Steer
from flows.needs import lock_keys, things
from tests.flows.someone import MONDAY, Someone, a_learner

ADMIN = frozenset({"admin", "volunteer"})
SECRET = "a-seat-at-the-table-22"
ME, DEREK = "a" * 16, "d" * 16


def an_admin(**more: Any) -> Someone:
    """An admin beside whom there is a volunteer, Derek."""
    someone = a_learner(roles=ADMIN, adult=True, ref=ME, **more)
    someone.known |= {"staff": (row(1, ME, "Maureen", "admin"), row(2, DEREK, "Derek", "volunteer")),
                      "somebody": (row(2, DEREK, "Derek", ""),)}  # fmt: skip
    return someone


def row(id: int, ref: str, name: str, role: str, listed: int = 0) -> dict[str, Any]:
    """A person with a role, as the needs have it."""
    return {"id": id, "ref": ref, "name": name, "role": role, "listed": listed}


def an_invite(**more: Any) -> dict[str, Any]:
    """An invite's row as the need has it."""
    expires = milliseconds(MONDAY + timedelta(days=1))
    return {
        "id": 5,
        "hash": hashed(SECRET),
        "role": "volunteer",
        "uses_left": 1,
        "expires": expires,
        "used_by": 0,
    } | more


def done(someone: Someone, kind: type[Any]) -> list[Any]:
    """What came of the last event, of one kind."""
    return [effect for effect in someone.effects if isinstance(effect, kind)]


def test_an_invite_is_a_link_of_which_only_the_hash_is_kept() -> None:
    boss = an_admin()
    boss.writes("/invite")
    boss.taps("A volunteer")
    boss.taps("7 days")
    boss.taps("5 people")
    (made,) = done(boss, Invite)
    secret = boss.told.rpartition("start=i_")[2]
    assert made == Invite(made.id, hashed(secret), "volunteer", 5, MONDAY + timedelta(days=7))
    assert secret not in repr(made)
    assert done(boss, Audit) == [Audit("invite", str(made.id))]


@pytest.mark.parametrize("role", ["learner", "volunteer"])
def test_who_may_not_is_told_so_in_a_line_and_it_is_written_down(role: str) -> None:
    someone = a_learner(roles=frozenset({role} - {"learner"}))
    someone.writes("/invite")
    assert "only for the people who run things" in someone.told
    assert done(someone, Audit) == [Audit("invite", outcome="refused")]
    assert not someone.places


def test_a_flow_that_somebody_may_not_be_in_any_more_lets_them_go() -> None:
    boss = an_admin()
    boss.writes("/invite")
    boss.learner = a_learner(focus=boss.learner.focus, next_step=boss.learner.next_step).learner
    boss.writes("a volunteer")
    assert "only for the people who run things" in boss.told
    assert not boss.places


def test_help_lists_what_the_person_may_do() -> None:
    for roles in (frozenset[str](), frozenset({"volunteer"}), ADMIN):
        someone = a_learner(roles=roles)
        someone.writes("/help")
        assert all(f"/{command.name}:" in someone.told for command in allowed(roles))
        assert ("/invite:" in someone.told) is ("admin" in roles)


def test_an_invite_gives_its_role_and_a_turn_in_which_the_menu_follows() -> None:
    derek = a_learner(adult=True)
    derek.known["invite"] = (an_invite(),)
    derek.writes(f"/start i_{SECRET}")
    (grant,) = done(derek, Grant)
    assert (grant.role, grant.person) == ("volunteer", None)
    assert done(derek, Redeem) == [Redeem(5)]
    assert [timer.kind for timer in done(derek, Schedule)] == ["role"]
    assert done(derek, Audit) == [Audit("invite-redeemed", "5")]


@pytest.mark.parametrize(
    ("invites", "roles", "told"),
    [
        ((), (), "I don't know that invite"),
        ((an_invite(uses_left=0),), (), "used up"),
        ((an_invite(expires=milliseconds(MONDAY)),), (), "run out"),
        ((an_invite(used_by=1),), (), "only counts once"),
        ((an_invite(used_by=1),), ("volunteer",), "the link you came in by"),
        ((an_invite(),), ("volunteer",), "already"),
    ],
)
def test_an_invite_that_gives_nothing_says_why_and_is_not_used_up(
    invites: tuple[dict[str, Any], ...], roles: tuple[str, ...], told: str
) -> None:
    someone = a_learner(adult=True, roles=frozenset(roles))
    someone.known["invite"] = invites
    someone.writes(f"/start i_{SECRET}")
    assert told in someone.told
    assert not done(someone, Grant)
    assert not done(someone, Redeem)


def test_a_strangers_invite_waits_until_they_are_old_enough() -> None:
    stranger = Someone()
    stranger.known["invite"] = (an_invite(),)
    stranger.writes(f"/start i_{SECRET}")
    assert "recognise" not in stranger.told
    assert not done(stranger, Grant)
    stranger.taps("I'm 16 or over")
    (timer,) = done(stranger, Schedule)
    assert (timer.kind, timer.thing, timer.due) == ("join", hashed(SECRET), MONDAY)
    stranger.meets(Due(timer.kind, timer.thing))
    assert [grant.role for grant in done(stranger, Grant)] == ["volunteer"]


def test_an_invite_that_comes_while_the_question_stands_is_kept_too() -> None:
    stranger = Someone()
    stranger.writes("/start")
    stranger.writes(f"/start i_{SECRET}")
    stranger.taps("I'm 16 or over")
    assert [timer.thing for timer in done(stranger, Schedule)] == [hashed(SECRET)]


def test_a_role_is_given_and_whose_it_is_hears_of_it_in_a_turn_of_their_own() -> None:
    boss = an_admin()
    boss.meets(Acted("roles", "give", DEREK, "admin"))
    (grant,), (timer,) = done(boss, Grant), done(boss, Schedule)
    assert (grant.person, grant.role) == (2, "admin")
    assert (timer.kind, timer.person, timer.due) == ("role", 2, MONDAY)
    assert done(boss, Audit) == [Audit("role-given-admin", DEREK)]


def test_many_volunteers_come_a_page_at_a_time() -> None:
    """More than a hundred buttons Telegram would refuse, and the admin would hear nothing at all."""
    boss = an_admin()
    boss.known["staff"] = tuple(row(n, f"{n:016x}", f"Volunteer {n:03}", "volunteer") for n in range(1, 131))
    boss.writes("/roles")
    seen = set[str]()
    for _ in range(7):
        assert len(boss.buttons) <= 22
        seen |= {button.does.thing for button in boss.buttons if isinstance(button.does, Act)}
        boss.taps("From the top" if "Volunteer 130" in boss.told else "The next ones")
    assert {f"{n:016x}" for n in range(1, 131)} <= seen
    assert "Volunteer 001" in boss.told


def test_looking_at_somebody_is_written_down() -> None:
    boss = an_admin()
    boss.meets(Acted("roles", "who", DEREK))
    assert "Derek" in boss.told
    assert done(boss, Audit) == [Audit("roles-look", DEREK)]


@pytest.mark.parametrize(("order", "state"), [("resume", "paused"), ("again", "done")])
def test_who_is_no_admin_any_more_can_stop_a_message_of_theirs_but_not_send_it_on(order: str, state: str) -> None:
    derek = a_learner(roles=frozenset({"volunteer"}))
    derek.known["broadcasts"] = ({"id": 7, "kind": "message", "state": state},)
    derek.meets(Acted("broadcast", order, "7"))
    assert "only for the people who run things" in derek.told
    assert done(derek, Audit) == [Audit(f"broadcast-{order}", "7", "refused")]
    derek.known["broadcasts"] = ({"id": 7, "kind": "message", "state": "running"},)
    derek.meets(Acted("broadcast", "stop", "7"))
    assert done(derek, Steer) == [Steer(7, "stop")]


def test_trying_to_steer_what_another_has_sent_is_written_down() -> None:
    derek = a_learner(roles=frozenset({"volunteer"}))
    derek.known["broadcasts"] = ()
    derek.meets(Acted("broadcast", "stop", "8"))
    assert not done(derek, Steer)
    assert done(derek, Audit) == [Audit("broadcast-steer", "8", "refused")]


def test_a_role_goes_only_after_a_yes() -> None:
    boss = an_admin()
    boss.meets(Acted("roles", "take", DEREK, "volunteer"))
    assert not done(boss, Revoke)
    boss.taps("Yes, take it away")
    assert done(boss, Revoke) == [Revoke(2, "volunteer")]
    assert done(boss, Audit) == [Audit("role-taken-volunteer", DEREK)]


def test_the_only_admin_stays_and_one_of_admin_ids_who_never_came_counts() -> None:
    boss = an_admin()
    boss.known["somebody"] = (row(1, ME, "Maureen", ""),)
    boss.meets(Acted("roles", "taken", ME, "admin"))
    assert "the only admin there is" in boss.told
    assert done(boss, Audit) == [Audit("role-taken-admin", ME, "refused")]
    boss.known["staff"] += (row(0, "", "", "admin", listed=1),)
    boss.meets(Acted("roles", "take", ME, "admin"))
    assert "That's you" in boss.told
    boss.taps("Yes, take it away")
    assert done(boss, Revoke) == [Revoke(1, "admin")]


def test_the_only_admin_may_be_forgotten_and_is_told_what_that_means() -> None:
    boss = an_admin()
    boss.writes("/forget")
    assert boss.told.startswith("You're the only admin here.")
    boss.known["staff"] += (row(3, "e" * 16, "Aisha", "admin"),)
    boss.writes("/forget")
    assert boss.told.startswith("That rubs out all")


def test_whom_admin_ids_names_stays_and_it_says_why() -> None:
    boss = an_admin()
    boss.known["staff"] += (row(3, "e" * 16, "Priya", "admin", listed=1),)
    boss.meets(Acted("roles", "taken", "e" * 16, "admin"))
    assert "ADMIN_IDS" in boss.told
    assert not done(boss, Revoke)


@pytest.mark.parametrize("verb", ["who", "give", "take", "taken", "frobnicate"])
def test_somebody_who_has_been_forgotten_meanwhile_is_not_found(verb: str) -> None:
    boss = an_admin()
    boss.known["somebody"] = ()
    boss.meets(Acted("roles", verb, "f" * 16, "admin"))
    assert "can't find that person" in boss.told
    assert not done(boss, Grant)
    assert not done(boss, Revoke)


def test_words_about_a_role_wait_for_the_morning() -> None:
    derek = a_learner(roles=frozenset({"volunteer"}), quiet_from=17 * 60, quiet_to=8 * 60)
    news = Due("role", data=(("what", "given"), ("role", "volunteer")))
    derek.meets(news)
    assert not derek.told
    (timer,) = done(derek, Schedule)
    derek.now = timer.due
    derek.meets(news)
    assert "made a volunteer" in derek.told


def test_what_must_not_happen_at_once_shares_a_lock() -> None:
    follow = Commanded("start", f"i_{SECRET}")
    assert lock_keys(follow) == lock_keys(Due("join", hashed(SECRET)))
    assert lock_keys(follow) != lock_keys(Commanded("start", "i_another-secret-altogether"))
    assert lock_keys(Acted("roles", "taken", ME, "admin")) == lock_keys(Acted("roles", "give", DEREK, "admin"))
    assert not lock_keys(Commanded("start", "i_short")) | lock_keys(Commanded("start"))
    assert things(follow) == {"invite": hashed(SECRET)}
    assert things(Acted("roles", "who", "not-a-reference")) == {}
