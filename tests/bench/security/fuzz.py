"""Requests that no browser sends: to every address, with any method, parameter, form and header."""

import random
import string
from urllib.parse import quote

from django.db import transaction
from django.urls import get_resolver
from django.utils import translation

from core.text import languages
from tests.contract.forms import CORPUS

NAMES = [
    "q",
    "page",
    "month",
    "country",
    "topic",
    "topics",
    "kind",
    "stage",
    "from",
    "to",
    "date",
    "sort",
    "lang",
    "language",
    "next",
    "form_token",
    "form_proof",
    "email",
    "name",
    "text",
    "consent",
    "password",
    "login",
    "code",
    "credential",
    "csrfmiddlewaretoken",
    "return_url",
    "url",
    "id",
    "format",
    "view",
    "p",
    "w",
    "h",
    "callback",
    "_method",
    "utm_source",
    "offset",
    "limit",
    "search",
]
VALUES = [
    *CORPUS,
    "1",
    "2026-11",
    "BI",
    "UA",
    "de",
    "klima",
    "a" * 3000,
    "%00",
    "%",
    "%zz",
    "\r\nSet-Cookie: a=b",
    "' OR 1=1--",
    "1;SELECT pg_sleep(9)",
    "${jndi:ldap://x}",
    "{{7*7}}",
    "../../../etc/passwd",
    "//evil.example",
    "https://evil.example",
    "-0",
    "1e400",
    "٣",
    "\u202e",
    "𝒳",
    "🕊",
    '"><svg onload=alert(1)>',
    "ﬁ",
    "İ",
    "ß" * 200,
    "true",
    "None",
    "[]",
    "{}",
    "2026-02-30",
    "0000-01-01",
    "9999-12-31",
]
HEADERS = {
    "HTTP_HOST": [
        "evil.example",
        "",
        "[::1",
        "a..b",
        "testserver:99999",
        "testserver:0",
        "x" * 300,
        "тест.укр",
        "127.0.0.1",
        "testserver.",
    ],
    "HTTP_ORIGIN": ["null", "https://evil.example", "", "http://[", "http://testserver", "x"],
    "HTTP_REFERER": ["http://[", "https://evil.example/?q=%ff", "", "x" * 4000],
    "HTTP_X_FORWARDED_FOR": [
        "1.2.3.4",
        "x",
        "1.2.3.4, 5.6.7.8",
        "::1",
        "2001:db8::1",
        "",
        "999.1.1.1",
        "1.2.3.4:99",
        "fe80::1%eth0",
    ],
    "HTTP_X_FORWARDED_PROTO": ["https", "http", "x", ""],
    "HTTP_X_FORWARDED_HOST": ["evil.example"],
    "HTTP_ACCEPT_LANGUAGE": ["uk", "fr;q=x", "*", "de-" * 300, "\xff", "xx", "uk-UA,uk;q=0.9,en;q=0.1"],
    "HTTP_ACCEPT": ["*/*", "application/json", "text/html;q=x", ""],
    "HTTP_ACCEPT_ENCODING": ["gzip", "br", "x", "gzip;q=x"],
    "HTTP_RANGE": ["bytes=0-0", "bytes=-1", "bytes=9999999999-", "bytes=x", "bytes=0-0,1-1,2-2"],
    "HTTP_IF_NONE_MATCH": ["*", '"x"', "x", 'W/"', ""],
    "HTTP_IF_MODIFIED_SINCE": ["x", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 99 Foo 2026 99:99:99 GMT"],
    "HTTP_COOKIE": ["editor_session=x", "csrftoken=\xff", "editor_device=x:y:z", "=", "a" * 5000, "messages=x$y"],
    "HTTP_SEC_FETCH_SITE": ["cross-site", "same-origin", "none", "x"],
    "HTTP_X_REQUESTED_WITH": ["XMLHttpRequest"],
    "HTTP_USER_AGENT": ["", "\xff", "x" * 5000],
    "SCRIPT_NAME": ["/x", "//", "/de"],
    "CONTENT_TYPE": [
        "application/json",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "x",
        "text/plain; charset=utf-99",
    ],
    "REMOTE_ADDR": ["", "x", "203.0.113.9", "2001:db8::9"],
    "QUERY_STRING": ["%ff", "a=%00", "=&=&=", "a" * 3000, "q=%ED%A0%80", "page=1&page=2&page=x"],
}
TELLING = ("/-/health", "failwhale")  # one tells of the site's faults, the other is one for trying
METHODS = ["GET"] * 10 + ["POST"] * 6 + ["HEAD", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"]


def addresses():
    """Of every language, as the URLconf has them, with something for each argument."""
    for code in languages.CODES:
        with translation.override(code):
            yield from _below(get_resolver().url_patterns, "")


def _below(patterns, prefix):
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _below(pattern.url_patterns, route)
        else:
            yield route


class Fuzz:
    """`send(number)` returns `[(status, request)]` of the answers that are faults."""

    def __init__(self, seed, known, client):
        self.random = random.Random(seed)  # noqa: S311 (the same requests again)
        self.known = [*known, *addresses()]
        self.client, self.cookies = client, client.cookies.output(header="", sep=";")
        client.raise_request_exception = False

    def send(self, number):
        faults = []
        for _ in range(number):
            with transaction.atomic():
                request = self.request()
                status = self.client.generic(**request).status_code
                transaction.set_rollback(True)
            self.client.cookies.load(self.cookies)  # whatever the answer has set or taken
            if status >= 500 and not any(path in request["path"] for path in TELLING):
                faults.append((status, request))
        return faults

    def request(self):
        pick = self.random
        path = self._path(pick.choice(self.known))
        request = {"method": pick.choice(METHODS), "path": path, "data": b""}
        if request["method"] in {"POST", "PUT", "PATCH"}:
            request["data"] = pick.choice([self._form(), self._bytes()])
            request["content_type"] = "application/x-www-form-urlencoded"
        for name in pick.sample(list(HEADERS), pick.choice([0, 0, 1, 2, 4])):
            request["content_type" if name == "CONTENT_TYPE" else name] = pick.choice(HEADERS[name])
        if "QUERY_STRING" not in request and pick.random() < 0.6:
            request["QUERY_STRING"] = self._form().decode("utf-8", "replace")
        return request

    def _path(self, route):
        pick, path = self.random, route
        while "<" in path or "(" in path:
            path = self._filled(path)
        path = "/" + path.replace("^", "").replace("$", "").replace("\\Z", "").lstrip("/")
        if pick.random() < 0.15:
            path += pick.choice(
                ["x", "/", "//", "%00", "%ff", "../", "?", "\u202e", ".php", "%2e%2e/", "feed/atom/", "0/"]
            )
        return path or "/"

    def _filled(self, path):
        start = min(place for place in (path.find("<"), path.find("(")) if place >= 0)
        close, depth = {"<": ">", "(": ")"}[path[start]], 0
        for end in range(start, len(path)):
            depth += (path[end] == path[start]) - (path[end] == close)
            if not depth:
                break
        value = self.random.choice(["1", "0", "99999999999999999999", "x", "de", self._word(), "1-x", "2026"])
        return path[:start] + value + path[end + 1 :]

    def _word(self):
        return "".join(self.random.choices(string.ascii_lowercase + string.digits + "-_", k=self.random.randint(1, 40)))

    def _form(self):
        pick = self.random
        pairs = [(pick.choice(NAMES), pick.choice(VALUES)) for _ in range(pick.randint(0, 5))]
        return "&".join(f"{name}={quote(value, errors='replace')}" for name, value in pairs).encode()

    def _bytes(self):
        return self.random.choice([b"", b"\xff\xfe", b"{", b"[]", b"--x\r\n", self.random.randbytes(200)])
