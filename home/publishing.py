"""
What publishing a page sets off: every step, in order, in one transaction with the page itself.

Wagtail's own part is `Page.publish`; `home.models.BasePage` calls it within `together`, and the signal that it sends
is received by `follow_up` alone. Apps add their steps in their wiring; docs/how-it-works/publishing.md shows them all.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

from django.db import transaction
from wagtail.models import Page

Step = Callable[[Any], object]
Surrounding = Callable[[], AbstractContextManager[None]]
_steps: list[tuple[Step, type[Page]]] = []
_surroundings: list[Surrounding] = []


def then(step: Step, page_type: type[Page] = Page) -> None:
    """Call `step(page)` after each page of the type has been published, after the steps that are known already."""
    _steps.append((step, page_type))


def steps() -> list[tuple[Step, type[Page]]]:
    """`(step, page type)` in their order."""
    return list(_steps)


def within(surrounding: Surrounding) -> None:
    """Publish within this context manager, a function without arguments."""
    _surroundings.append(surrounding)


@contextmanager
def together() -> Iterator[None]:
    """All that belongs to publishing one page: stored as a whole or not at all."""
    with transaction.atomic(), ExitStack() as stack:
        for surrounding in _surroundings:
            stack.enter_context(surrounding())
        yield


def follow_up(instance: Page, **kwargs: Any) -> None:
    """Receives `page_published`, which Wagtail also sends for a page that is scheduled and not live yet."""
    if not instance.live:
        return
    for step, page_type in _steps:
        if isinstance(instance, page_type):
            step(instance)
