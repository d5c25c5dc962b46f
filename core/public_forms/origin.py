"""Where a post comes from: which site, and which address behind which proxies."""

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network
# Of IPv6 a machine changes its address within a /64 at will; homes are given a /56, firms a /48, providers a /32.
STEPS = {6: {"address": 64, "site": 56, "network": 48, "provider": 32}, 4: {"address": 32, "network": 24}}


def is_cross_site(request: HttpRequest) -> bool:
    """Whether the browser says that another site made it send this. Browsers that say nothing are believed."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin", "null")
    try:
        return origin != "null" and urlsplit(origin).netloc != request.get_host()
    except ValueError:  # no address at all, as no browser sends it
        return True


def address(request: HttpRequest) -> IPAddress | None:
    """
    The sender's IP address, or None where there is none.

    Each proxy of ours adds the address that it was called from at the end of X-Forwarded-For, so that with
    `TRUSTED_PROXIES = 2` the second from the end is true, and whatever stands before it may be invented.
    """
    parts = request.headers.get("X-Forwarded-For", "").split(",")
    proxies = settings.TRUSTED_PROXIES
    text = parts[-proxies] if 0 < proxies <= len(parts) else request.META.get("REMOTE_ADDR", "")
    try:
        found = ipaddress.ip_address(text.strip())
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def ranges(found: IPAddress) -> dict[str, IPNetwork]:
    """The ranges that an address lies in, each by what has one so large, from the smallest to the largest."""
    return {
        name: ipaddress.ip_network(f"{found}/{length}", strict=False) for name, length in STEPS[found.version].items()
    }


def network(found: IPAddress) -> IPNetwork:
    """The network that an address lies in: what one customer may have of IPv6, a small range of IPv4."""
    return ranges(found)["network"]
