"""What a phone on a slow connection makes of the demo: how soon, how steady, how heavy. To be read, not passed."""

# ruff: noqa: T201 - figures are printed

from collections import Counter
from statistics import median
from urllib.request import urlopen

import pytest

from tests.browser.fixtures import Demo

pytestmark = pytest.mark.bench
PAGES = {
    "home": "/de/",
    "home in Ukrainian": "/uk/",
    "text with people": "/de/die-projektstelle/team-und-kontakt/",
    "country": "/de/burundi/",
    "news, list": "/de/aktuelles/",
    "news": "/de/aktuelles/tuebingen-krementschuk/",
    "good practice": "/de/partnerschaften-gestalten/gute-praxis/ludwigsburg-klima/",
    "events, list": "/de/veranstaltungen/",
    "event": "/de/veranstaltungen/demo-burundi-kommunal/",
    "directory and map": "/de/partnerschaften-gestalten/verzeichnis-und-karte/",
    "partnership": "/de/partnerschaften-gestalten/verzeichnis-und-karte/freiburg-lwiw/",
    "guide": "/de/partnerschaften-gestalten/leitfaden/anfangen/",
    "form": "/de/melden/",
    "search": "/de/suche/?q=Burundi",
}
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER_PROCESSOR = 4  # times: a phone of the middle range
VISITS = 3  # of each page, each by a browser that has seen nothing of the site
SETTLED = 1500  # milliseconds after the page has loaded, for pictures that load when they come near
OBSERVE = """
    window.seen = {painted: 0, lcp: 0, cls: 0, tasks: []};
    const observe = (type, note) =>
        new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({type, buffered: true});
    observe("paint", (entry) => { if (entry.name === "first-contentful-paint") seen.painted = entry.startTime; });
    observe("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
    observe("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
    observe("longtask", (entry) => { seen.tasks.push([entry.startTime, entry.startTime + entry.duration]); });
"""
SCROLL = """
    async () => {
        for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
            scrollTo(0, y);
            await new Promise((resolve) => setTimeout(resolve, 150));
        }
    }
"""
KINDS = {"Document": "HTML", "Stylesheet": "CSS", "Script": "JS", "Font": "fonts", "Image": "images", "Other": "rest"}


def _kind(kind):
    return kind if kind in KINDS else "Other"


def slowed_down(context):
    """A page as on the phone, and how many bytes of each kind have come over the network."""
    page = context.new_page()
    page.add_init_script(OBSERVE)
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", SLOW_4G)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
    kinds, weights = {}, Counter()
    client.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    client.on(
        "Network.loadingFinished",
        lambda event: weights.update({_kind(kinds.get(event["requestId"])): event["encodedDataLength"]}),
    )
    return page, weights


def measured(chromium, address):
    """What the page says of itself at a first visit, its weight by kind, and its weight when scrolled through."""
    with chromium.new_context(**PHONE) as context:
        page, weights = slowed_down(context)
        page.goto(address, wait_until="load")
        page.wait_for_timeout(SETTLED)
        at_first = weights.copy()
        seen = page.evaluate("seen")
        page.evaluate(SCROLL)
        page.wait_for_timeout(SETTLED)
        figures = {
            "lcp": seen["lcp"],
            "cls": page.evaluate("seen.cls"),
            "tbt": blocked(seen),
            "longest": max((end - begin for begin, end in seen["tasks"]), default=0),
        }
        return figures, at_first, weights.total()


def blocked(seen):
    """Milliseconds for which the page answered nobody (TBT): what of a task goes beyond 50 after the first paint."""
    after_paint = [end - max(begin, seen["painted"]) for begin, end in seen["tasks"]]
    return sum(max(0, length - 50) for length in after_paint)


def row(name, visits):
    """The medians of some visits, and the weight of the last, as all weigh the same."""
    all_figures, all_weights, all_scrolled = zip(*visits, strict=True)
    seen = {figure: median(visit[figure] for visit in all_figures) for figure in all_figures[0]}
    weights, scrolled = all_weights[-1], all_scrolled[-1]
    kinds = " ".join(f"{weights[kind] / 1000:6.1f}" for kind in KINDS)
    return (
        f"{name:20} {seen['lcp']:7.0f} {seen['cls']:6.3f} {seen['tbt']:5.0f} {seen['longest']:7.0f} "
        f"{kinds} {weights.total() / 1000:7.1f} {scrolled / 1000:9.1f}"
    )


HEAD = f"{'page':20} {'LCP, ms':>7} {'CLS':>6} {'TBT':>5} {'longest':>7} " + " ".join(
    f"{kind:>6}" for kind in [*KINDS.values(), " all kB", " scrolled"]
)


def test_phone_on_a_slow_connection(chromium, started):
    site = started(Demo)
    print(f"\n{HEAD}")
    for name, path in PAGES.items():
        with urlopen(site + path) as answer:  # the site keeps it for the next reader
            assert answer.status == 200
        print(row(name, [measured(chromium, site + path) for _visit in range(VISITS)]))
