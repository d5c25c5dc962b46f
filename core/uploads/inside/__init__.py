"""What lies in PDFs and office files. Read in a child process (`core.uploads.child`), so nothing here loads Django."""

from typing import IO

from core.uploads.inside import office, pdf
from core.uploads.inside.problems import Problem


def problem_in(stream: IO[bytes], extension: str) -> str | None:
    """The first `Problem` of a file; whatever the libraries raise means that it is broken."""
    found: Problem | None = next(
        pdf.problems(stream) if extension == "pdf" else office.problems(stream, extension), None
    )
    return found
