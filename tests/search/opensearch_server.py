"""A server in memory that speaks as much of OpenSearch's protocol as the site uses, and refuses all else."""

import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import log

from tests import servers


class Refused(Exception):  # noqa: N818
    def __init__(self, status):
        self.status = status


class OpenSearch:
    """Indices by name, aliases by name; while `broken`, every answer is a 503."""

    def __init__(self):
        self.indices, self.aliases, self.mappings = {}, {}, {}
        self.broken = False
        self.requests = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                server.requests.append((self.command, self.path, self.headers.get("Authorization")))
                try:
                    status, result = 200, server.answer(self.command, self.path, body)
                except Refused as refusal:
                    status, result = refusal.status, {"status": refusal.status}
                data = json.dumps(result).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_PUT = do_POST = answer  # noqa: N815

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

    def answer(self, method, path, body):
        if self.broken:
            raise Refused(503)
        path, _, query = path.lstrip("/").partition("?")
        match (method, *path.split("/")):
            case "POST", "_aliases":
                return self._change_aliases(json.loads(body)["actions"])
            case "GET", "_alias", alias:
                if alias not in self.aliases:
                    raise Refused(404)
                return {self.aliases[alias]: {"aliases": {alias: {}}}}
            case "PUT", index:
                self.indices[index] = {}
                self.mappings[index] = json.loads(body)["mappings"]
                return {"acknowledged": True}
            case "POST", index, "_refresh":
                return {"_shards": {"failed": 0}} if index in self.indices else self._unknown()
            case "POST", index, "_bulk":
                wanted = self.aliases if query == "require_alias=true" else self.indices
                return self._bulk(self._name(index) if index in wanted else None, body)
            case "POST", index, "_search":
                return self._search(self._name(index), json.loads(body))
        raise Refused(400)

    @staticmethod
    def _unknown():
        raise Refused(404)

    def _name(self, index):
        name = self.aliases.get(index, index)
        return name if name in self.indices else self._unknown()

    def _change_aliases(self, actions):
        for action in actions:
            ((kind, what),) = action.items()
            if kind == "add":
                self.aliases[what["alias"]] = what["index"]
            elif kind == "remove_index":
                del self.indices[what["index"]]
            else:
                raise Refused(400)
        return {"acknowledged": True}

    def _bulk(self, index, body):
        if not body.endswith("\n"):
            raise Refused(400)
        lines, items = iter(body.splitlines()), []
        for line in lines:
            ((kind, what),) = json.loads(line).items()
            if index is None:
                items.append({kind: {"status": 404, "error": {"type": "index_not_found_exception"}}})
                if kind == "index":
                    next(lines)
            elif kind == "index":
                document = json.loads(next(lines))
                strict = set(document) <= set(self.mappings[index]["properties"])
                if strict:
                    self.indices[index][what["_id"]] = document
                items.append({kind: {"status": 201 if strict else 400}})
            else:
                gone = self.indices[index].pop(what["_id"], None)
                state = {"status": 200, "result": "deleted"} if gone else {"status": 404, "result": "not_found"}
                items.append({kind: state})
        return {"errors": False, "items": items}

    def _search(self, index, body):
        matcher = Matcher(self.indices[index])
        scored = {key: matcher.score(body["query"], key) for key in self.indices[index]}
        found = {key: score for key, score in scored.items() if score is not None}
        hits = [
            key for key in found if "post_filter" not in body or matcher.score(body["post_filter"], key) is not None
        ]
        hits.sort(key=lambda key: [matcher.place(rule, key, found[key]) for rule in body.get("sort", ["_score"])])
        answer = {
            "hits": {
                "total": {"value": len(hits), "relation": "eq"},
                "hits": [{"_id": key, "sort": [found[key]]} for key in hits[: body["size"]]],
            }
        }
        if "aggs" in body:
            answer["aggregations"] = {name: matcher.aggregate(rule, found) for name, rule in body["aggs"].items()}
        return answer


class Matcher:
    """Scores of documents for queries; None for those that do not match."""

    def __init__(self, documents):
        self.documents = documents

    def score(self, query, key):
        ((kind, rule),) = query.items()
        return getattr(self, f"_{kind}")(rule, key)

    def _match_all(self, rule, key):
        return 1.0

    def _values(self, field, key):
        value = self.documents[key].get(field)
        return value if isinstance(value, list) else [] if value is None else [value]

    def _term(self, rule, key):
        ((field, value),) = rule.items()
        return 1.0 if value in self._values(field, key) else None

    def _prefix(self, rule, key):
        ((field, value),) = rule.items()
        return 1.0 if any(word.startswith(value) for word in self._values(field, key)) else None

    def _multi_match(self, rule, key):
        if rule["type"] != "most_fields" or rule["operator"] != "or":
            raise Refused(400)
        total = 0.0
        for field in rule["fields"]:
            name, boost = field.split("^")
            words = self.documents[key].get(name, "").split()
            for term in set(rule["query"].split()):
                if frequency := words.count(term):
                    having = sum(term in document.get(name, "").split() for document in self.documents.values())
                    total += float(boost) * log(1 + len(self.documents) / having) * frequency / (frequency + 1.2)
        return total or None

    def _match_phrase(self, rule, key):
        ((field, wanted),) = rule.items()
        phrase = re.compile(rf"(?<!\S){re.escape(wanted['query'])}(?!\S)")
        return wanted["boost"] if any(map(phrase.search, self._values(field, key))) else None

    def _dis_max(self, rule, key):
        return max((score for query in rule["queries"] if (score := self.score(query, key)) is not None), default=None)

    def _bool(self, rule, key):
        if set(rule) - {"must", "filter", "must_not", "should", "boost"}:
            raise Refused(400)
        wanted = [self.score(query, key) for query in rule.get("must", ())]
        limits = [self.score(query, key) for query in rule.get("filter", ())]
        unwanted = [self.score(query, key) for query in rule.get("must_not", ())]
        if None in wanted or None in limits or any(score is not None for score in unwanted):
            return None
        liked = [self.score(query, key) or 0 for query in rule.get("should", ())]
        return rule.get("boost", 1) * sum(wanted + liked)

    def _constant_score(self, rule, key):
        return rule["boost"] if self.score(rule["filter"], key) is not None else None

    def place(self, rule, key, score):
        if rule == "_score":
            return -score
        ((field, order),) = rule.items()
        value = self.documents[key][field]
        if order == "asc":
            return value
        if order != {"order": "desc", "missing": "_last"}:
            raise Refused(400)
        return (value is None, [-int(part) for part in value.split("-")] if value else [])

    def aggregate(self, rule, found):
        keys = [key for key in found if self.score(rule["filter"], key) is not None]
        answer = {"doc_count": len(keys)}
        for name, inner in rule.get("aggs", {}).items():
            field, counts = inner["terms"]["field"], {}
            for key in keys:
                for value in self._values(field, key):
                    counts[value] = counts.get(value, 0) + 1
            top = sorted(counts, key=lambda value: -counts[value])[: inner["terms"]["size"]]
            answer[name] = {"buckets": [{"key": value, "doc_count": counts[value]} for value in top]}
        return answer
