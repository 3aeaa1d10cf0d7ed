"""Looks at pictures as Telegram does before it takes them as photos, and draws the ones that people send."""

import struct
import zlib

from bot.simulator.refusals import bad_request

PNG = b"\x89PNG\r\n\x1a\n"
LARGEST_PHOTO = 10 * 1024 * 1024  # bytes
LONGEST_SIDES = 10_000  # width and height together
STEEPEST = 20  # the longer side against the shorter
UNSIZED_JPEG_MARKERS = {0xC4, 0xC8, 0xCC}


def photo_size(content: bytes) -> tuple[int, int]:
    """Width and height of a picture that may be sent as a photo; refuses any other (Bot API, sendPhoto)."""
    if len(content) > LARGEST_PHOTO:
        limits = f"file of size {len(content)} bytes is too big for a photo; the maximum size is {LARGEST_PHOTO} bytes"
        raise bad_request(limits)
    size = _png_size(content) or _jpeg_size(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if not width or not height or width + height > LONGEST_SIDES or max(size) > STEEPEST * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def _png_size(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(PNG) or content[12:16] != b"IHDR" or len(content) < 24:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Walks the segments to the frame header, which holds the size."""
    if not content.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in UNSIZED_JPEG_MARKERS:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
    return None


def plain_png(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """A picture of one colour, for the photos that simulated people send."""
    row = b"\x00" + bytes(colour) * width
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(row * height, 9)), (b"IEND", b""))
    packed = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )
    return PNG + b"".join(packed)
