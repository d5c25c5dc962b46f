"""Where a post comes from: which site, and which address behind which proxies."""

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network


def is_cross_site(request: HttpRequest) -> bool:
    """Whether the browser says that another site made it send this. Browsers that say nothing are believed."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin", "null")
    return origin != "null" and urlsplit(origin).netloc != request.get_host()


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


def network(found: IPAddress) -> IPNetwork:
    """The network that an address lies in: what one customer has of IPv6, a small range of IPv4."""
    return ipaddress.ip_network(f"{found}/{48 if found.version == 6 else 24}", strict=False)


def household(found: IPAddress) -> IPAddress | IPNetwork:
    """One sender as far as an address tells: of IPv6 the /64, in which a machine may change its address at will."""
    return ipaddress.ip_network(f"{found}/64", strict=False) if found.version == 6 else found
