"""The conversation with aiogram's finite state machine in memory, after its documentation's form example."""

# The peers have an environment of their own, so their types are not at hand here.
# mypy: disable-error-code="import-not-found"

import asyncio
from typing import Any

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    MessageEntity,
)

from tests.bench.peers.conversation import TOKEN, Step, arguments, keyboard, steps_of


def add(dispatcher: Any, step: Step, states: list[Any]) -> None:
    """Registers the handler of one step: it remembers the answer, moves on, and answers."""
    texts = [ready(said, step.number) for said in step.said]
    edit = ready(step.edit, step.number) if step.edit else None
    following = states[step.number + 1] if step.number + 1 < len(states) else None

    async def remember(state: FSMContext) -> None:
        if following is None:
            await state.clear()
        else:
            answers = (await state.get_data()).get("answers", [])
            await state.update_data(answers=[*answers, step.what])
            await state.set_state(following)

    async def tapped(query: CallbackQuery, state: FSMContext) -> None:
        await remember(state)
        await query.answer()
        if edit and edit["text"]:
            await query.message.edit_text(**edit)
        elif edit:
            await query.message.edit_reply_markup()
        for text in texts:
            await query.message.answer(**text)

    async def written(message: Message, state: FSMContext) -> None:
        await remember(state)
        for text in texts:
            await message.answer(**text)

    if step.is_tap:
        dispatcher.callback_query.register(tapped, states[step.number], F.data == step.data)
    elif step.number:
        dispatcher.message.register(written, states[step.number])
    else:
        dispatcher.message.register(written, CommandStart())


def ready(said: dict[str, Any], step: int) -> dict[str, Any]:
    """A message as the library's objects, made once."""
    rows = [
        [InlineKeyboardButton(text=label, callback_data=data) for label, data in row]
        for row in (keyboard(said, step) if said.get("keyboard") else [])
    ]
    return {
        "text": said["text"],
        "entities": [MessageEntity(**entity) for entity in said["entities"]] or None,
        "reply_markup": InlineKeyboardMarkup(inline_keyboard=rows) if rows else None,
        "link_preview_options": LinkPreviewOptions(is_disabled=True),
    }


async def main() -> None:
    """Runs the bot."""
    given = arguments()
    steps = steps_of(given.script)
    states = [State(f"step{step.number}", group_name="Lesson") for step in steps]
    dispatcher = Dispatcher(storage=MemoryStorage())
    for step in steps:
        add(dispatcher, step, states)
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(given.url)))
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
