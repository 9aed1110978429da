"""The request: nothing on disk, nothing in a field that no keyboard can type."""

from __future__ import annotations

import re
from io import BytesIO
from typing import IO, Any

from flask import Request as FlaskRequest
from werkzeug.datastructures import ImmutableMultiDict, MultiDict

RAW = re.compile(rb"[\x80-\xff]")


class Request(FlaskRequest):
    def _get_stream_for_parsing(self) -> IO[bytes]:
        """A form with bytes that no browser leaves as they are loses those, not every word beside them."""
        stream = super()._get_stream_for_parsing()
        if self.mimetype != "application/x-www-form-urlencoded":
            return stream
        return BytesIO(RAW.sub(lambda byte: b"%%%02X" % ord(byte[0]), stream.read()))

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return BytesIO()  # in memory, always: a plain file on disk would outlive the seal

    def _load_form_data(self) -> None:
        if "form" in self.__dict__:
            return
        super()._load_form_data()
        self.__dict__["form"] = _clean(self.__dict__["form"])

    @property
    def args(self) -> ImmutableMultiDict[str, str]:
        if "clean_args" not in self.__dict__:
            self.__dict__["clean_args"] = _clean(super().args)
        return self.__dict__["clean_args"]  # type: ignore[no-any-return]


def _clean(given: MultiDict[str, str]) -> ImmutableMultiDict[str, str]:
    """Without NUL, which one database refuses, and without half characters, which cannot be encoded."""
    items: list[tuple[Any, Any]] = [(_typed(key), _typed(value)) for key, value in given.items(multi=True)]
    return ImmutableMultiDict(items)


def _typed(text: str) -> str:
    if "\0" in text or not text.isprintable():
        return text.replace("\0", "").encode(errors="replace").decode()
    return text
