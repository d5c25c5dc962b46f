"""What lies in PDFs and office files. Read in a child process (`core.uploads.child`), so nothing here loads Django."""

from typing import IO

from core.uploads.inside.problems import Problem


def problem_in(stream: IO[bytes], extension: str) -> str | None:
    """The first `Problem` of a file; whatever the libraries raise means that it is broken."""
    if extension == "pdf":
        from core.uploads.inside import pdf  # takes longer to load than most office files to read

        problems = pdf.problems(stream)
    else:
        from core.uploads.inside import office

        problems = office.problems(stream, extension)
    found: Problem | None = next(problems, None)
    return found
