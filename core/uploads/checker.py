"""The one way in for files: what they are called, what they are, what they hold, and whether a scanner objects."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from core.uploads import child, kinds, names, pictures, scanner
from core.uploads.inside.problems import Problem

MEGABYTE = 1024 * 1024
MOST_SECONDS = 10
INSIDE = "core.uploads.inside:problem_in"

WORDS = {
    "name": _("“%(name)s” has a name that could deceive. Rename the file and choose it again."),
    "kind": _("“%(name)s” is of a kind that we cannot take."),
    "empty": _("“%(name)s” is empty."),
    "size": _("“%(name)s” is larger than %(size)s MB."),
    "pixels": _("“%(name)s” has too many pixels (at most %(pixels)s million). Make the picture smaller and try again."),
    "infected": _("“%(name)s” was refused: the virus scanner has found something harmful in it."),
    "unscanned": _("“%(name)s” cannot be checked for viruses at the moment. Please try again later."),
    "unscannable": _("“%(name)s” is too large to be checked for viruses."),
    Problem.CONTENT: _("“%(name)s” cannot be opened, or its content is not what its name says."),
    Problem.LOCKED: _("“%(name)s” is locked with a password. Remove the password and choose it again."),
    Problem.TOO_MUCH: _(
        "“%(name)s” takes too much time or memory to be checked. Make it smaller or save it once more, and try again."
    ),
    Problem.PATHS: _("“%(name)s” has parts whose names lead elsewhere. Save it once more and try again."),
    Problem.MACROS: _("“%(name)s” contains macros or scripts. Save it without them."),
    Problem.EXTERNAL: _(
        "“%(name)s” fetches something from elsewhere when it is opened, such as a template, a picture or figures. "
        "Insert that into the file itself."
    ),
    Problem.EMBEDDED: _("“%(name)s” contains other files or objects. Remove them, or insert them as pictures."),
    Problem.COMMANDS: _(
        "“%(name)s” contains fields or formulas that start programs or fetch data (such as DDE). Replace them with "
        "what they show."
    ),
    Problem.ENTITIES: _("“%(name)s” defines abbreviations (XML entities) of its own. Save it once more and try again."),
    Problem.ACTIVE: _(
        "“%(name)s” contains scripts, films or actions that run by themselves. Save it as a plain PDF, such as PDF/A."
    ),
    Problem.APPENDED: _(
        "“%(name)s” has something at its beginning or behind its end that does not belong to it. Save it once more and "
        "try again."
    ),
    Problem.LINK: _(
        "“%(name)s” contains a link that opens a file or runs a program. Links may lead to web pages, mail addresses "
        "and phone numbers."
    ),
}


def check(file: File, extensions: Collection[str], megabytes: int = 0) -> None:
    """
    Take the file or raise a ValidationError that says why not; a picture is rewritten without place and camera.

    `megabytes` is the most that it may have, 0 where something else sees to that. What was taken is not checked again.
    """
    if getattr(file, "is_checked", False):
        return
    given = file.name or ""
    file.name = names.clean(given)
    extension = names.extension_of(file.name)
    if extension not in extensions:
        raise _refusal(file, "kind")
    if names.is_misleading(file.name):
        raise _refusal(file, "name")
    if not file.size:
        raise _refusal(file, "empty")
    if megabytes and file.size > megabytes * MEGABYTE:
        raise _refusal(file, "size", size=megabytes)
    image = _opened(file, extension) if extension in kinds.PICTURES else None
    if image is None:
        _look_inside(file, extension)
    _scan(file)
    if image is not None:
        pictures.rewrite(file, image)
    file.is_checked = True  # type: ignore[attr-defined]


def is_sound(file: File, extensions: Collection[str], megabytes: int = 0) -> bool:
    try:
        check(file, extensions, megabytes)
    except ValidationError:
        return False
    return True


def _refusal(file: File, code: str, **params: int) -> ValidationError:
    return ValidationError(WORDS[code], str(code), {"name": file.name, **params})


def _opened(file: File, extension: str) -> "pictures.Image.Image":
    try:
        return pictures.opened(file, kinds.PICTURES[extension])
    except pictures.TooManyPixelsError:
        raise _refusal(file, "pixels", pixels=pictures.MAX_PIXELS // 1_000_000) from None
    except Exception:  # the libraries raise all sorts of errors for broken files
        raise _refusal(file, Problem.CONTENT) from None


def _look_inside(file: File, extension: str) -> None:
    if not kinds.begins_as(file, extension):
        raise _refusal(file, Problem.CONTENT)
    if extension not in kinds.READ_INSIDE:
        return
    seconds = min(MOST_SECONDS, 1 + file.size // (MEGABYTE // 2))
    try:
        problem = child.run(INSIDE, file, extension, seconds=seconds)
    except child.LimitError:
        problem = Problem.TOO_MUCH
    except child.UnreadableError:
        problem = Problem.CONTENT
    if problem:
        raise _refusal(file, Problem(problem))


def _scan(file: File) -> None:
    try:
        scanner.scan(file)
    except scanner.InfectedError:
        raise _refusal(file, "infected") from None
    except scanner.TooLargeError:
        raise _refusal(file, "unscannable") from None
    except scanner.UnavailableError:
        raise _refusal(file, "unscanned") from None
