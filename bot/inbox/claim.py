"""Keeps two bots from sharing one database: the first one to come owns it."""

from bot.settings import SettingsError
from bot.store import Store


class AnotherBotError(SettingsError):
    """This database belongs to another bot. Give each bot its own DATABASE_URL, or restore the right token."""


async def claim_bot(store: Store, bot_id: int) -> None:
    """Writes down whose database this is, at the first start. Raises AnotherBotError at a later one by another.

    `bot_id` is the number before the colon of the token.
    """
    async with store.transaction() as tx:
        row = await tx.one("meta_get", key="bot")
        if row is None:
            await tx.run("meta_put", key="bot", value=str(bot_id))
        elif row["value"] != str(bot_id):
            raise AnotherBotError(
                f"this database belongs to bot {row['value']}, not to bot {bot_id}:"
                " set DATABASE_URL to another database, or TELEGRAM_BOT_TOKEN to that bot's token"
            )
