"""`surgery doctor`: each thing that is wrong is found, named with its mend, and hides no other."""

import sqlite3
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from bot.hosts import caution, refusal
from bot.settings import Settings
from bot.store import open_store
from bot.tools import doctor
from bot.tools.doctor import here
from bot.tools.doctor.telegram import judge_webhook, look_at_clock, look_at_telegram, look_at_updates

TOKEN = "123456:a-token"
ANSWERS = {"getMe": '{"username": "surgery_bot"}', "getWebhookInfo": '{"url": "", "pending_update_count": 3}'}


class BotApi(BaseHTTPRequestHandler):
    """As much of a Bot API server as the doctor asks for; it knows one token."""

    moment: str | None = None

    def do_HEAD(self) -> None:
        self.send_response(200)
        self.end_headers()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        _, token, method = self.path.split("/")
        known = token == f"bot{TOKEN}"
        answer = (
            f'{{"ok": true, "result": {ANSWERS[method]}}}' if known else '{"ok": false, "description": "Unauthorized"}'
        )
        self.send_response(200 if known else 401)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer.encode())

    def date_time_string(self, timestamp: float | None = None) -> str:
        return self.moment or super().date_time_string(timestamp)

    def log_message(self, format: str, *args: Any) -> None:
        """Not into the test's output."""


@pytest.fixture
def bot_api() -> Iterator[str]:
    """The address of a Bot API server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BotApi)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def no_trap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The host that runs the tests is not what they are about."""
    for name in ("DYNO", "K_SERVICE", "FLY_APP_NAME", "RAILWAY_ENVIRONMENT", "RENDER"):
        monkeypatch.delenv(name, raising=False)


def settings(tmp_path: Path, **given: Any) -> Settings:
    """Settings that are in order, but for what is given."""
    usual = {"telegram_bot_token": TOKEN, "admin_ids": "1", "database_url": f"sqlite:///{tmp_path}/surgery.db"}
    return Settings(_env_file=None, **{**usual, **given})


async def test_where_all_is_well_every_line_says_so(
    tmp_path: Path, bot_api: str, capsys: pytest.CaptureFixture[str]
) -> None:
    store = await open_store(f"sqlite:///{tmp_path}/surgery.db")
    await store.migrate()
    await store.close()
    assert await doctor.run(settings(tmp_path, telegram_api_url=bot_api)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [["ok", name] for name in doctor.LOOKS]
    assert "@surgery_bot" in lines[5]


async def test_one_thing_that_fails_hides_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = settings(
        tmp_path, telegram_bot_token=None, telegram_api_url="http://127.0.0.1:1",
        database_url="postgresql://u:hunter2@127.0.0.1:1/none", content_dir=tmp_path,
    )  # fmt: skip
    assert await doctor.run(broken) == 1
    said = capsys.readouterr().out
    assert [line.split()[1] for line in said.splitlines()] == list(doctor.LOOKS)
    assert [line.split()[0] for line in said.splitlines()] == [
        "fail",
        "ok",
        "fail",
        "ok",
        "fail",
        "warn",
        "warn",
        "warn",
    ]
    assert "hunter2" not in said


async def test_a_database_that_lags_behind_is_told_to_migrate(tmp_path: Path) -> None:
    assert (await here.look_at_database(settings(tmp_path))).grade == "warn"  # there is none yet
    sqlite3.connect(tmp_path / "surgery.db").close()
    (tmp_path / "surgery.db").touch()
    verdict = await here.look_at_database(settings(tmp_path))
    assert (verdict.grade, verdict.mend) == ("fail", "run `surgery migrate`")


async def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    store = await open_store(f"sqlite:///{tmp_path}/surgery.db")
    await store.migrate()
    async with store.transaction() as tx:
        await tx.run("meta_put", key="schema", value="9999")
    await store.close()
    verdict = await here.look_at_database(settings(tmp_path))
    assert (verdict.grade, verdict.mend) == ("fail", "run the newer program")


async def test_a_lock_that_another_process_holds_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(here, "LOCK_SECONDS", 0.2)
    store = await open_store(f"sqlite:///{tmp_path}/surgery.db")
    await store.migrate()
    async with store.transaction() as tx:
        await tx.run("meta_put", key="mine", value="1")
        verdict = await here.look_at_database(settings(tmp_path))
    await store.close()
    assert verdict.grade == "warn"
    assert "another process" in verdict.says


async def test_a_folder_that_is_not_there_or_has_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = settings(tmp_path, database_url=f"sqlite:///{tmp_path}/gone/surgery.db")
    assert (await here.look_at_room(gone)).grade == "fail"
    monkeypatch.setattr(here, "LITTLE_ROOM", 2**80)
    assert (await here.look_at_room(settings(tmp_path))).grade == "warn"


async def test_content_that_cannot_be_used_is_sent_to_check(tmp_path: Path) -> None:
    course = tmp_path / "en" / "courses" / "01-first"
    course.mkdir(parents=True)
    (course / "01-a-lesson.md").write_text("no front matter")
    verdict = await here.look_at_content(settings(tmp_path, content_dir=tmp_path))
    assert (verdict.grade, verdict.mend) == ("fail", "see `surgery check`")


async def test_a_token_that_telegram_does_not_know(tmp_path: Path, bot_api: str) -> None:
    wrong = settings(tmp_path, telegram_api_url=bot_api, telegram_bot_token="654321:another")
    verdict = await look_at_telegram(wrong)
    assert verdict.grade == "fail"
    assert "654321" not in str(verdict)
    assert (await look_at_updates(wrong)).grade == "warn"


async def test_a_clock_that_is_wrong_is_noticed(tmp_path: Path, bot_api: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BotApi, "moment", "Mon, 23 Nov 2020 09:00:00 GMT")
    assert (await look_at_clock(settings(tmp_path, telegram_api_url=bot_api))).grade == "warn"


@pytest.mark.parametrize(
    ("info", "wanted", "grade"),
    [
        ({"url": ""}, "", "ok"),
        ({"url": "https://a.example/hook"}, "https://a.example/hook", "ok"),
        ({"url": "https://a.example/hook"}, "", "warn"),
        ({"url": ""}, "https://a.example/hook", "warn"),
        ({"url": "https://a.example/hook", "last_error_message": "404"}, "https://a.example/hook", "warn"),
        ({"url": "", "pending_update_count": 5000}, "", "warn"),
    ],
)
def test_what_telegram_does_with_updates_is_compared_with_what_we_want(
    info: dict[str, Any], wanted: str, grade: str
) -> None:
    assert judge_webhook(info, wanted).grade == grade


def test_sqlite_is_refused_where_the_disk_is_wiped_and_only_there() -> None:
    assert "wiped" in (refusal("sqlite:///surgery.db", {"DYNO": "web.1"}) or "")
    assert refusal("postgresql://host/name", {"DYNO": "web.1"}) is None
    assert refusal("sqlite:///surgery.db", {}) is None
    assert "mounted" in (caution("sqlite:///surgery.db", {"FLY_APP_NAME": "surgery"}) or "")
    assert caution("sqlite:///surgery.db", {"DYNO": ""}) is None
