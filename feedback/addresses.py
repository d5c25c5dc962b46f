"""Addresses of this site, as people type or paste them."""

from urllib.parse import unquote, urlsplit


def path_on_site(text, host):
    """
    The path of an address of this site, or None.

    Only the path is kept: what follows “?” may be what a reader searched for.
    """
    text = text.strip()
    if "\\" in text or any(sign.isspace() or not sign.isprintable() for sign in text):
        return None
    if not text.startswith("/") and "://" not in text:
        text = f"//{text}"
    try:
        parts = urlsplit(text)
        named = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme not in {"", "http", "https"} or (parts.netloc and named != _name(host)):
        return None
    path = unquote(parts.path) or "/"
    return path if path.isprintable() and not path.startswith("//") else None


def _name(host):
    return (urlsplit(f"//{host}").hostname or "").lower()
