"""Methods that send and fetch files."""

from typing import TYPE_CHECKING

from bot.simulator.files import Kept
from bot.simulator.methods.registry import CAPTION, SENDING, Args, method
from bot.simulator.parameters import Upload
from bot.simulator.pictures import photo_size
from bot.simulator.posting import caption_of, post
from bot.simulator.refusals import Json, bad_request

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator


def _known_file(sim: "Simulator", file_id: str, kind: str) -> Kept:
    """A file that is on the servers already; addresses aren't fetched, for the simulator has no network."""
    if "://" in file_id:
        raise bad_request("failed to get HTTP URL content")
    kept = sim.files.find(file_id)
    if kept is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if kept.kind != kind:
        raise bad_request(f"can't use file of type {kept.kind.title()} as {kind.title()}")
    return kept


def _check_content(upload: Upload) -> None:
    if not upload.content:
        raise bad_request("file must be non-empty")


@method("sendPhoto", SENDING, CAPTION, photo="InputFile or String*")
def send_photo(sim: "Simulator", args: Args) -> Json:
    """A PNG or JPEG of at most 10 MB, 10,000 for both sides together, and 20 to 1."""
    photo = args["photo"]
    if isinstance(photo, Upload):
        _check_content(photo)
        size = photo_size(photo.content)
        kept = sim.files.keep("photo", photo.name, photo.mime_type, photo.content, size=size)
    else:
        kept = _known_file(sim, photo, "photo")
    sizes = [{**kept.brief(), "width": kept.width, "height": kept.height}]
    return post(sim, "sendPhoto", args, "photo", {"photo": sizes, **caption_of(args)})


@method(
    "sendDocument", SENDING, CAPTION, document="InputFile or String*", disable_content_type_detection="Boolean"
)  # fmt: skip
def send_document(sim: "Simulator", args: Args) -> Json:
    """Any file."""
    document = args["document"]
    if isinstance(document, Upload):
        _check_content(document)
        kept = sim.files.keep("document", document.name, document.mime_type, document.content)
    else:
        kept = _known_file(sim, document, "document")
    named = {**kept.brief(), "file_name": kept.name, "mime_type": kept.mime_type}
    return post(sim, "sendDocument", args, "document", {"document": named, **caption_of(args)})


@method("getFile", file_id="String*")
def get_file(sim: "Simulator", args: Args) -> Json:
    """Where a file of up to 20 MB can be fetched."""
    kept = sim.files.downloadable(args["file_id"])
    return {**kept.brief(), "file_path": kept.path}
