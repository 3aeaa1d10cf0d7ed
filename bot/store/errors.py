"""What can go wrong with the store; each message tells what to do next."""


class StoreError(Exception):
    """Something is wrong with the store or with how it was asked."""


class UnavailableError(StoreError):
    """The database can't take this just now: locked by another process, disk full, connection lost.

    Nothing of the transaction was kept. Try again in a moment.
    """


class UnknownQueryError(StoreError):
    """No query of that name; they are named in `bot/store/*.sql`."""


class WrongArgumentsError(StoreError):
    """A query was given other arguments than those it names."""


class WrongSchemaError(StoreError):
    """The database's schema isn't the one this program works with."""


class DamagedError(StoreError):
    """The database file is broken or is something else. Keep it as it is, and restore a backup."""


class BadAddressError(StoreError):
    """DATABASE_URL names no database that this program can open. Never quotes it: it may hold a password."""
