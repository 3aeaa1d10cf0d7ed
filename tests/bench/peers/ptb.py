"""The conversation with python-telegram-bot's ConversationHandler, after its conversationbot examples."""

import argparse
import asyncio
import re
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    TypeHandler,
    filters,
)

from tests.bench.peers.conversation import FIRST_KNOWN, TOKEN, Step, arguments, keyboard, steps_of

LESSON = "lesson"
Handle = Callable[[Update, Any], Coroutine[Any, Any, int]]


def handler(step: Step, last: bool) -> Handle:
    """The function that handles one step: it answers, and returns the next state."""
    texts = [ready(said, step.number) for said in step.said]
    edit = ready(step.edit, step.number) if step.edit else None
    following = ConversationHandler.END if last else step.number + 1

    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        assert context.user_data is not None
        assert update.effective_chat is not None
        context.user_data.setdefault("answers", []).append(step.what)
        if query := update.callback_query:
            await query.answer()
            if edit and edit["text"]:
                await query.edit_message_text(**edit)
            elif edit:
                await query.edit_message_reply_markup()
        for text in texts:
            await update.effective_chat.send_message(**text)
        return following

    return handle


def ready(said: dict[str, Any], step: int) -> dict[str, Any]:
    """A message as the library's objects, made once."""
    rows = [
        [InlineKeyboardButton(label, callback_data=data) for label, data in row]
        for row in (keyboard(said, step) if said.get("keyboard") else [])
    ]
    return {
        "text": said["text"],
        "entities": [MessageEntity.de_json(entity, None) for entity in said["entities"]] or None,
        "reply_markup": InlineKeyboardMarkup(rows) if rows else None,
        "link_preview_options": LinkPreviewOptions(is_disabled=True),
    }


def conversation(steps: list[Step], persistent: bool) -> ConversationHandler[ContextTypes.DEFAULT_TYPE]:
    """The states, each with the one handler that leads on."""
    states: dict[object, list[Any]] = {}
    for step in steps[1:]:
        handle = handler(step, step is steps[-1])
        if step.is_tap:
            states[step.number] = [CallbackQueryHandler(handle, pattern=f"^{re.escape(step.data)}$")]
        else:
            states[step.number] = [MessageHandler(filters.TEXT & ~filters.COMMAND, handle)]
    start: CommandHandler[Any, Any] = CommandHandler("start", handler(steps[0], last=False))
    return ConversationHandler([start], states, [], name=LESSON, persistent=persistent)


async def flush(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Writes everything down after each update, where that is asked for."""
    await context.application.update_persistence()


async def seed(given: argparse.Namespace, steps: list[Step]) -> None:
    """Writes down learners who have paused in the middle."""
    keeper: Any = PicklePersistence(given.folder / "lesson.pickle", on_flush=True)
    pause = max(n for n in range(1, len(steps) // 2 + 2) if steps[n].is_tap)
    await keeper.get_user_data()
    await keeper.get_conversations(LESSON)
    for person in range(FIRST_KNOWN, FIRST_KNOWN + given.seed):
        await keeper.update_user_data(person, {"answers": [step.what for step in steps[:pause]]})
        await keeper.update_conversation(LESSON, (person, person), pause)
    await keeper.flush()


def main() -> None:
    """Runs the bot, or seeds it."""
    given = arguments()
    steps = steps_of(given.script)
    if given.seed:
        asyncio.run(seed(given, steps))
        return
    builder = Application.builder().token(TOKEN).base_url(f"{given.url}/bot")
    if given.pickle:
        builder = builder.persistence(PicklePersistence(given.folder / "lesson.pickle"))
    application = builder.build()
    application.add_handler(conversation(steps, given.pickle))
    if given.flush:
        application.add_handler(TypeHandler(Update, flush), group=1)
    application.run_polling(allowed_updates=Update.ALL_TYPES)


if __name__ == "__main__":
    main()
