"""The files that Telegram's servers hold: what the bot uploads and what people send, by file_id."""

import base64
import mimetypes
import random
from dataclasses import dataclass

from bot.simulator.refusals import Json, bad_request

LARGEST_UPLOAD = 50 * 1024 * 1024  # bytes
LARGEST_DOWNLOAD = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """One file with its names."""

    id: str
    unique_id: str
    kind: str  # photo, document, sticker, voice, video
    name: str
    mime_type: str
    content: bytes
    width: int = 0
    height: int = 0

    def brief(self) -> Json:
        """What all of Telegram's file objects have in common."""
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.content)}

    @property
    def path(self) -> str:
        """Its file_path, as getFile gives it."""
        ending = mimetypes.guess_extension(self.mime_type) or ""
        return f"{self.kind}s/{self.unique_id}{ending}"


class Files:
    """Keeps files; ids are handed out, never guessed."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._kept: dict[str, Kept] = {}

    def keep(self, kind: str, name: str, mime_type: str, content: bytes, *, size: tuple[int, int] = (0, 0)) -> Kept:
        """Stores a file; `size` is a picture's width and height."""
        unique_id = f"AQAD{self._dice.getrandbits(64):016x}"
        kept = Kept(f"AgACAgQAAxk{unique_id}", unique_id, kind, name, mime_type, content, *size)
        self._kept[kept.id] = kept
        return kept

    def find(self, file_id: str) -> Kept | None:
        """The file of that id, or None."""
        return self._kept.get(file_id)

    def at(self, path: str) -> Kept | None:
        """The file at that file_path, or None."""
        return next((kept for kept in self._kept.values() if kept.path == path), None)

    def downloadable(self, file_id: str) -> Kept:
        """A file that the bot may fetch (up to 20 MB); refuses unknown ids and larger files."""
        kept = self.find(file_id)
        if kept is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if len(kept.content) > LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        return kept

    def dump(self) -> list[Json]:
        """For a snapshot."""
        return [
            {
                "id": kept.id, "unique_id": kept.unique_id, "kind": kept.kind, "name": kept.name,
                "mime_type": kept.mime_type, "width": kept.width, "height": kept.height,
                "content": base64.b64encode(kept.content).decode(),
            }
            for kept in self._kept.values()
        ]  # fmt: skip

    def load(self, rows: list[Json]) -> None:
        """Takes up where a snapshot left off."""
        for row in rows:
            kept = Kept(**{**row, "content": base64.b64decode(row["content"])})
            self._kept[kept.id] = kept
