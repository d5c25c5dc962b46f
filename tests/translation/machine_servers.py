"""Servers that speak as much of DeepL's and LibreTranslate's protocols as the site uses, and refuse all else."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests import servers

KEY = "a-key:fx"


class MachineServer:
    """
    `answers` holds what is answered in place of a translation, first come first served: a status, `(status, headers)`,
    bytes, or a function that changes the parsed answer. Each text is translated by putting “t:” before its words.
    `glossaries_answer` is what is answered in place of the list of glossaries.
    """

    def __init__(self):
        self.answers, self.requests, self.glossaries, self.glossaries_answer = [], [], {}, None
        server = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                sent = json.loads(body) if body else None
                server.requests.append((self.command, self.path, sent, dict(self.headers), len(body)))
                status, headers, data = server.respond(self.command, self.path, sent, self.headers)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_DELETE = answer  # noqa: N815

            def log_message(self, *arguments):
                """Keep quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self):
        servers.start(self._server)
        return self

    def __exit__(self, *error):
        self._server.shutdown()
        self._server.server_close()

    def texts(self):
        """Those that were sent, request by request."""
        return [sent.get("text") or sent["q"] for _method, path, sent, *_ in self.requests if "translate" in path]

    def respond(self, method, path, sent, headers):
        change = None
        if self.answers and "translate" in path:
            change = self.answers.pop(0)
        if isinstance(change, int):
            return change, {}, json.dumps({"message": "no", "error": "no"}).encode()
        if isinstance(change, tuple):
            return change[0], change[1], b"{}"
        if isinstance(change, bytes):
            return 200, {"Content-Type": "text/html"}, change
        status, result = self.result(method, path, sent, headers)
        if change:
            result = change(result)
        return status, {"Content-Type": "application/json"}, b"" if result is None else json.dumps(result).encode()


def translated(text):
    """The words behind the first tag that stands at the beginning, if one does."""
    head, tag, rest = text.partition(">") if text.startswith("<") else ("", "", text)
    return f"{head}{tag}t:{rest}"


class DeepLServer(MachineServer):
    def result(self, method, path, sent, headers):
        if headers.get("Authorization") != f"DeepL-Auth-Key {KEY}":
            return 403, {"message": "Wrong endpoint or key"}
        match (method, path):
            case "POST", "/v2/translate":
                return self._translate(sent)
            case "GET", "/v3/glossaries":
                return 200, self.glossaries_answer or {"glossaries": list(self.glossaries.values())}
            case "POST", "/v3/glossaries":
                (dictionary,) = sent["dictionaries"]
                lines = [line.split("\t") for line in dictionary["entries"].split("\n")]
                if dictionary["entries_format"] != "tsv" or any(len(line) != 2 for line in lines):
                    return 400, {"message": "Invalid glossary entries"}
                if len({german for german, _words in lines}) != len(lines):
                    return 400, {"message": "Invalid glossary entries"}
                key = f"key-{len(self.requests)}"
                self.glossaries[key] = {"glossary_id": key, "name": sent["name"], "dictionaries": sent["dictionaries"]}
                return 201, self.glossaries[key]
        if method == "DELETE" and self.glossaries.pop(path.rpartition("/")[2], None):
            return 204, None
        return 404, {"message": "Not found"}

    def _translate(self, sent):
        if len(sent["text"]) > 50:
            return 400, {"message": "Too many texts"}
        if len(json.dumps(sent)) > 128 * 1024:
            return 413, {"message": "Request size exceeds limit"}
        if sent.get("formality") in {"more", "less"} and sent["target_lang"] not in {"DE", "FR"}:
            return 400, {"message": "formality is not supported for this language"}
        if sent.get("glossary_id", None) not in {None, *self.glossaries}:
            return 404, {"message": "No glossary"}
        assert (sent["source_lang"], sent["tag_handling"]) == ("DE", "xml")
        return 200, {
            "translations": [
                {"detected_source_language": "DE", "text": translated(text)} for text in sent["text"]
            ]
        }  # fmt: skip


class LibreTranslateServer(MachineServer):
    def result(self, method, path, sent, headers):
        if (method, path) != ("POST", "/translate"):
            return 404, {"error": "Not found"}
        if sent.get("api_key") != KEY:
            return 403, {"error": "Invalid API key"}
        if (sent["source"], sent["format"]) != ("de", "html"):
            return 400, {"error": "Invalid request"}
        return 200, {"translatedText": [translated(text) for text in sent["q"]]}
