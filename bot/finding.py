"""Looks through everybody and through the audit log for an admin, in a job: reading long must keep nobody waiting."""

from bot.store import Row, Tx
from flows import audit, people
from flows.model import Say, phrase

MOST = 8  # people who are offered
ANY = "%"


async def people_like(tx: Tx, text: str, admins: frozenset[int]) -> Say:
    """The people whose reference or first name begins so, with a button each."""
    typed = text.replace("\0", "").replace("%", "").replace("_", "")
    rows: list[Row] = []
    if typed:
        sought = {"reference": typed.lower() + ANY, "lower": typed.lower() + ANY, "typed": typed + ANY}
        rows = await tx.all("people_found_all", **sought, listed=sorted(admins), limit=MOST)
    return people.listing(phrase("roles-found") if rows else phrase("roles-found-none"), people.of_rows(rows))


async def audit_page(tx: Tx, before: int, only: str) -> Say:
    """The page of the log below an entry's id (0: the newest), of one kind of act or of all."""
    limit = audit.PAGE + 1
    if only:
        return audit.page(await tx.all("audit_only_page", before=before or 2**62, act=only, limit=limit), only)
    return audit.page(await tx.all("audit_page", before=before or 2**62, limit=limit), only)


async def audit_kinds(tx: Tx) -> Say:
    """The kinds of act that the log knows."""
    return audit.kinds([row["act"] for row in await tx.all("audit_kinds")])
