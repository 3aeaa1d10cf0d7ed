"""Reads multipart forms, the way in which files come to the Bot API (RFC 7578).

Starlette's own reading needs one more package in everybody's installation; a call's form is small, whole and in memory
already, so cutting it at its boundary is enough.
"""

from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import HTTP

from bot.simulator.parameters import Upload
from bot.simulator.refusals import bad_request

BLANK_LINE = b"\r\n\r\n"


def boundary_of(content_type: str) -> bytes:
    """The boundary that a Content-Type names."""
    header = EmailMessage()
    header["Content-Type"] = content_type
    boundary = header.get_param("boundary")
    if not isinstance(boundary, str) or not boundary:
        raise bad_request("multipart/form-data without a boundary")
    return boundary.encode()


def multipart(content_type: str, body: bytes) -> tuple[dict[str, str], dict[str, Upload]]:
    """The fields and the files of a form, by name."""
    fields: dict[str, str] = {}
    files: dict[str, Upload] = {}
    _, *parts = (b"\r\n" + body).split(b"\r\n--" + boundary_of(content_type))
    for part in parts[:-1]:
        head, blank, content = part.partition(BLANK_LINE)
        headers = BytesHeaderParser(policy=HTTP).parsebytes(head.lstrip(b"\r\n") + BLANK_LINE)
        name, file_name = headers["Content-Disposition"].params.get("name"), headers.get_filename()
        if not blank or not name:
            raise bad_request("a part of the form has no name")
        if file_name is None:
            fields[name] = content.decode()
        else:
            files[name] = Upload(file_name, content, headers.get_content_type())
    return fields, files
