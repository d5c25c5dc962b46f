"""What an administrator asks after an installation, an upgrade, or when something is odd: `manage.py doctor`."""

from collections.abc import Callable
from dataclasses import dataclass

from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Check:
    """One thing that is looked at; `problems()` are sentences that say what is wrong and what to do."""

    name: StrOrPromise
    problems: Callable[[], list[str]]
    needs_network: bool = True
