"""Reading an answer as a browser would."""

import re
from urllib.parse import urlsplit

import html5lib
from bs4 import BeautifulSoup

OWN_HOSTS = {"", "testserver", "localhost", "127.0.0.1"}
FETCHING = {
    "script": "src", "img": "src", "link": "href", "source": "src", "video": "src", "audio": "src", "iframe": "src",
    "track": "src", "form": "action",
}  # fmt: skip


def soup_of(response):
    """What is shown; what stands in a <template> is none of the page, though not all versions of the parser know it."""
    soup = BeautifulSoup(response.content, "html.parser")
    for template in soup.find_all("template"):
        template.decompose()
    return soup


def html_errors(response):
    """
    What is wrong with the HTML: where a parser must guess, and markup that stands where only plain words can.

    Each as `(kind, the source around it)`.
    """
    source = response.content.decode()
    lines = source.splitlines()
    parser = html5lib.HTMLParser()
    parser.parse(source)
    wrong = [(kind, lines[line - 1][max(0, column - 120) : column + 40]) for (line, column), kind, _ in parser.errors]
    soup = BeautifulSoup(source, "html.parser")
    words = [
        (f"{element.name} {name}", value)
        for element in soup.find_all(True)
        for name, value in element.attrs.items()
        if name not in {"data-content", "srcdoc", "content"} and isinstance(value, str)
    ]
    words += [(element.name, element.get_text()) for element in soup.find_all(["title", "option", "textarea"])]
    return wrong + [(place, text) for place, text in words if re.search(r"</?(span|a|b|i|p|strong)\b", text)]


def heading_levels(soup):
    return [int(heading.name[1]) for heading in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]


def foreign_hosts(soup):
    """Hosts other than ours that a browser would contact to show the page; links that a reader follows do not count."""
    addresses = []
    for name, attribute in FETCHING.items():
        for element in soup.find_all(name):
            if name == "link" and not {"stylesheet", "icon", "preload", "manifest"} & set(element.get("rel", [])):
                continue
            addresses.append(element.get(attribute) or "")
            addresses += [part.split()[0] for part in (element.get("srcset") or "").split(",") if part.strip()]
    return {host for address in addresses if (host := urlsplit(address).hostname or "") not in OWN_HOSTS}


def alternates(soup):
    return {link["hreflang"]: link["href"] for link in soup.find_all("link", rel="alternate", hreflang=True)}


def canonical(soup):
    return soup.find("link", rel="canonical")["href"]
