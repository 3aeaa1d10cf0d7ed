"""Runs this program beside what one would pick instead, on the same conversation, and prints how they compare.

`python -m tests.bench` does it all; `--quick` in a few minutes, `--help` names the parts. The peers are
python-telegram-bot's ConversationHandler (in memory, with PicklePersistence, and with PicklePersistence
written after each update), aiogram's FSM and pyTelegramBotAPI's asynchronous states, both in memory. They
get an environment of their own, `build/peers`, from `.requirements-bench.txt`: aiogram wants an older pydantic.

**The same work.** Before anything is measured, this program teaches its first lesson to somebody who has
never written before: welcome, consents, cards, a quiz answered wrongly, then rightly. What it said and
which calls it made is written down (`recording.py`), and the peers are given exactly that to say. The
stand-in for Telegram (`telegram.py`) plays the learners and checks every call against the record: its
text, entities, buttons, order and number. One wrong call, and the run fails.

**What is lent to whom.** Each stack is a process of its own, started as its documentation shows. This
program is `python -m bot run` on SQLite with synchronous=FULL: it stores before it acknowledges, and what
it sends waits in a table. Its send rates are lifted, and SEND_IN_FLIGHT is raised as a setting. The peers
get their texts and keyboards ready-made.

Rounds alternate between the stacks, and a ratio compares two stacks of one round: absolute figures mean
little on a machine that others use, too.
"""
