"""What memory the processes have taken after a quarter of an hour of reading and registering."""

import time

import psutil
import pytest

from tests.bench.operations.load import load
from tests.bench.operations.test_faults import warm

pytestmark = pytest.mark.bench
WARM_UP, LASTS = 3 * 60, 15 * 60  # seconds
MOST_GROWTH = 0.05


def memory(stack):
    """{process: bytes of its own and its share of what it shares}, with its workers."""
    found = {}
    for name in ("slot 1", "slot 2", "outbox", "beat"):
        process = psutil.Process(stack.processes[name].popen.pid)
        found[name] = sum(one.memory_full_info().pss for one in [process, *process.children(recursive=True)])
    return found


def test_memory_does_not_grow(stack, paths, event):
    warm(stack, paths)
    with load(stack, paths, 100, event) as result:
        time.sleep(WARM_UP)
        before = memory(stack)
        time.sleep(LASTS)
        after = memory(stack)
    growth = sum(after.values()) / sum(before.values()) - 1
    print(f"\n{result}")  # noqa: T201
    for name in before:
        print(f"{name}: {before[name] / 1e6:.0f} MB, {after[name] / 1e6:.0f} MB")  # noqa: T201
    print(f"together {100 * growth:+.1f} %")  # noqa: T201
    assert growth < MOST_GROWTH
    assert result.share_served >= 0.999, result.failed[:20]
