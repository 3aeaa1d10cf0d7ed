"""What a host may do that the program can't live with: a disk that is wiped, noticed before anything is lost."""

from collections.abc import Mapping

WIPED = {
    "DYNO": "a dyno's disk is wiped at least once a day",
    "K_SERVICE": "this host's disk is memory, gone with each instance",
}
"""By the variable that such a host sets: why a file there doesn't last."""

PERHAPS_WIPED = {
    "FLY_APP_NAME": "this host's disk is wiped at each deployment, but for a mounted volume",
    "RAILWAY_ENVIRONMENT": "this host's disk is wiped at each deployment, but for a mounted volume",
    "RENDER": "this host's disk is wiped at each deployment, but for a mounted disk",
}

MEND = "add a PostgreSQL database and name it in DATABASE_URL"


def refusal(database_url: str, environ: Mapping[str, str]) -> str | None:
    """Why everything kept in this database would be lost on this host, with the mend; or None."""
    why = _why(database_url, environ, WIPED)
    return f"everything would be lost: DATABASE_URL is an SQLite file, and {why}; {MEND}" if why else None


def caution(database_url: str, environ: Mapping[str, str]) -> str | None:
    """What to make sure of on this host before trusting an SQLite file to it; or None."""
    why = _why(database_url, environ, PERHAPS_WIPED)
    return f"{why}; see that the SQLite file lies on it, or {MEND}" if why else None


def _why(database_url: str, environ: Mapping[str, str], traps: Mapping[str, str]) -> str | None:
    if not database_url.startswith("sqlite:"):
        return None
    return next((why for name, why in traps.items() if environ.get(name)), None)
