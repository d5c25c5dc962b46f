"""ZIP files, which office files are: what is wrong with them whatever they hold."""

import posixpath
import stat
import zipfile
from collections.abc import Iterator
from typing import IO

from core.uploads.inside.problems import Problem

MOST_MEMBERS = 2000
MOST_UNPACKED = 60 * 1024 * 1024
LARGEST_RATIO = 200  # tables of figures are packed to a fiftieth at most
SMALL = 4 * 1024 * 1024  # unpacked: here the ratio does not matter
END = b"PK\5\6"
END_SIZE = 22  # without a comment, which no office program writes


def problems(stream: IO[bytes], archive: zipfile.ZipFile) -> Iterator[Problem]:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or unpacked > max(SMALL, packed * LARGEST_RATIO):
        yield Problem.TOO_MUCH
    if any(member.flag_bits & 1 for member in members):
        yield Problem.LOCKED
    names = [member.filename for member in members]
    if len({name.lower() for name in names}) < len(names) or not all(_is_inside(member) for member in members):
        yield Problem.PATHS
    size = stream.seek(0, 2)
    stream.seek(max(0, size - END_SIZE))
    if stream.read(4) != END or min(member.header_offset for member in members) > 0:
        yield Problem.APPENDED
    if archive.testzip() is not None:  # reads no more of a member than the size that it states
        yield Problem.CONTENT


def _is_inside(member: zipfile.ZipInfo) -> bool:
    name = member.orig_filename
    is_plain = name.isprintable() and "\\" not in name and ":" not in name and not name.startswith("/")
    return is_plain and ".." not in posixpath.normpath(name).split("/") and not stat.S_ISLNK(member.external_attr >> 16)
