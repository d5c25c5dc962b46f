"""
What processes keep for a while: each in its own memory, or together in a server that speaks Redis' protocol.

They agree within seconds either way, and no request needs what is kept: while the server is away there is nothing.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient

from core import outages

AGREED_AFTER = 10  # seconds
# What Wagtail keeps for longer, and takes out when it changes: in that process alone, and before the commit, so that
# another one may put in again what was.
OF_WAGTAIL = {"wagtail_site_root_paths", "wagtail_locales_display_name"}
ASK_AGAIN_AFTER = 5  # seconds; a page asks several times, and none shall wait each time for a server that is away

logger = logging.getLogger(__name__)
teller = outages.Teller(logger)


class _Agreeing(BaseCache):
    def set(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        super().set(key, value, AGREED_AFTER if key in OF_WAGTAIL else timeout, version)


class ProcessCache(_Agreeing, LocMemCache):
    """In the memory of one process."""


def _or_else(name: str, otherwise: Callable[..., Any]) -> Callable[..., Any]:
    """The client's method, or what it answers without the server."""
    ask = getattr(RedisCacheClient, name)

    def method(self: "_Client", *args: Any) -> Any:
        if time.monotonic() < self.away_until:
            return otherwise(*args)
        try:
            return ask(self, *args)
        except self._lib.RedisError as error:
            self.away_until = time.monotonic() + ASK_AGAIN_AFTER
            teller.tell("The shared cache cannot be used, and nothing is kept meanwhile", type(error).__name__)
        except Exception:  # whatever comes of reading what another version of the site has kept
            logger.info("The shared cache holds what this version cannot read.")
        return otherwise(*args)

    return method


class _Client(RedisCacheClient):
    _lib: Any  # the driver, which Django imports only where it is used
    away_until = 0.0

    add = _or_else("add", lambda key, value, timeout: True)
    get = _or_else("get", lambda key, default: default)
    set = _or_else("set", lambda key, value, timeout: None)
    touch = _or_else("touch", lambda key, timeout: False)
    delete = _or_else("delete", lambda key: False)
    get_many = _or_else("get_many", lambda keys: {})
    has_key = _or_else("has_key", lambda key: False)
    set_many = _or_else("set_many", lambda data, timeout: None)
    delete_many = _or_else("delete_many", lambda keys: None)


class SharedCache(_Agreeing, RedisCache):
    """In one server for all processes and machines. Without it everything is a miss."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = _Client
