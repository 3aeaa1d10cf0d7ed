"""The conversation with pyTelegramBotAPI's asynchronous states in memory, after its custom_states example."""

# The peers have an environment of their own, so their types are not at hand here.
# mypy: disable-error-code="import-not-found"

import asyncio
from typing import Any

from telebot import asyncio_filters, asyncio_helper
from telebot.async_telebot import AsyncTeleBot
from telebot.asyncio_storage import StateMemoryStorage
from telebot.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    MessageEntity,
)

from tests.bench.peers.conversation import TOKEN, Step, arguments, keyboard, steps_of


def add(bot: Any, step: Step, last: bool) -> None:
    """Registers the handler of one step: it moves on, remembers the answer, and answers."""
    texts = [ready(said, step.number) for said in step.said]
    edit = ready(step.edit, step.number) if step.edit else None

    async def remember(person: int, chat: int) -> None:
        if last:
            await bot.delete_state(person, chat)
            return
        await bot.set_state(person, f"step{step.number + 1}", chat)
        async with bot.retrieve_data(person, chat) as data:
            data.setdefault("answers", []).append(step.what)

    async def tapped(query: CallbackQuery) -> None:
        message = query.message
        await remember(query.from_user.id, message.chat.id)
        await bot.answer_callback_query(query.id)
        if edit and edit["text"]:
            await bot.edit_message_text(chat_id=message.chat.id, message_id=message.id, **edit)
        elif edit:
            await bot.edit_message_reply_markup(message.chat.id, message.id)
        for text in texts:
            await bot.send_message(message.chat.id, **text)

    async def written(message: Message) -> None:
        await remember(message.from_user.id, message.chat.id)
        for text in texts:
            await bot.send_message(message.chat.id, **text)

    state = f"step{step.number}"
    if step.is_tap:
        bot.register_callback_query_handler(tapped, lambda query: query.data == step.data, state=state)
    elif step.number:
        bot.register_message_handler(written, state=state)
    else:
        bot.register_message_handler(written, commands=["start"])


def ready(said: dict[str, Any], step: int) -> dict[str, Any]:
    """A message as the library's objects, made once."""
    rows = keyboard(said, step) if said.get("keyboard") else []
    buttons = [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in rows]
    return {
        "text": said["text"],
        "entities": [MessageEntity(**entity) for entity in said["entities"]] or None,
        "reply_markup": InlineKeyboardMarkup(buttons) if buttons else None,
        "link_preview_options": LinkPreviewOptions(is_disabled=True),
    }


async def main() -> None:
    """Runs the bot."""
    given = arguments()
    asyncio_helper.API_URL = given.url + "/bot{0}/{1}"
    bot = AsyncTeleBot(TOKEN, state_storage=StateMemoryStorage())
    steps = steps_of(given.script)
    for step in steps:
        add(bot, step, step is steps[-1])
    bot.add_custom_filter(asyncio_filters.StateFilter(bot))
    await bot.infinity_polling()


if __name__ == "__main__":
    asyncio.run(main())
