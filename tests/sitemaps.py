"""sitemap.xml as a search engine reads it: the index, and each part that it names."""

from defusedxml.ElementTree import fromstring

ADDRESSES = ["/sitemap.xml", "/sitemap/pages.xml", "/sitemap/records.xml"]
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(get, site="http://testserver"):
    """The elements `url` of all parts; `get(address)` returns the bytes at an address below the site's."""
    parts = [place.text.removeprefix(site) for place in fromstring(get("/sitemap.xml")).iter(f"{NAMESPACE}loc")]
    return [url for part in parts for url in fromstring(get(part)).findall(f"{NAMESPACE}url")]


def locations(get, site="http://testserver"):
    return [url.findtext(f"{NAMESPACE}loc") for url in entries(get, site)]
