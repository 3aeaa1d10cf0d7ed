"""How the simulator says no: Telegram's codes in Telegram's own words.

Words are taken from the Bot API server's published source where it has them, and otherwise from the errors that
Telegram's servers are known to answer.
"""

from typing import Any

Json = dict[str, Any]

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
TWO_POLLERS = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class RefusalError(Exception):
    """Telegram says no to one call; carries exactly what the answer's body will say."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """The answer's JSON."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class SimError(Exception):
    """The people's side asked for something that a person couldn't do; `status` is the HTTP answer's."""

    def __init__(self, words: str, status: int = 400) -> None:
        super().__init__(words)
        self.status = status


def bad_request(words: str, **parameters: int) -> RefusalError:
    """400: the call itself is wrong."""
    return RefusalError(400, f"Bad Request: {words}", dict(parameters) or None)


def forbidden(words: str) -> RefusalError:
    """403: this chat doesn't want, or can't have, the bot's messages."""
    return RefusalError(403, f"Forbidden: {words}")


def conflict(words: str) -> RefusalError:
    """409: somebody else is taking the updates."""
    return RefusalError(409, f"Conflict: {words}")


def too_many(seconds: int) -> RefusalError:
    """429: not before `seconds` have passed."""
    return RefusalError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
