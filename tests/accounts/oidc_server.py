"""A provider that speaks OpenID Connect over HTTP: discovery, code with PKCE, signed ID tokens, userinfo."""

import base64
import hashlib
import json
import secrets
import time
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from tests import servers

CLIENT, SECRET = "the-site", "secret-of-the-site"
AMINA = {"sub": "8f1c-amina", "email": "redaktion@example.org", "email_verified": True}


def new_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


own_key = cache(new_key)  # one for all: to make one takes seconds


class Provider:
    """As a test leaves it: it logs in `person`, whose claims `told` changes in ID tokens."""

    def __init__(self):
        self.person, self.told, self.at_userinfo = dict(AMINA), {}, None
        self.signed_by = self.key = own_key()
        self.algorithm, self.config, self.broken = "RS256", {}, {}
        self.codes, self.tokens, self.asked = {}, {}, []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        servers.start(self._server)

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    def discovery(self, **_sent):
        known = {"issuer": self.address, "acr_values_supported": ["strong"]}
        known |= {"token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"]}
        names = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        known |= {f"{name}_endpoint": f"{self.address}/{path}" for name, path in names.items()}
        return 200, known | {"jwks_uri": f"{self.address}/jwks"} | self.config

    def jwks(self, **_sent):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return 200, {"keys": [public | {"kid": "first", "use": "sig", "alg": "RS256"}]}

    def authorize(self, **asked):
        """Asks the person, and leads back once they have pressed the button."""
        self.asked.append(asked)
        if asked.get("client_id") != CLIENT or asked.get("response_type") != "code" or "openid" not in asked["scope"]:
            return 400, {"error": "invalid_request"}
        return 200, "<title>Anmeldung des Hauses</title><form method=post><button>Ich bin es</button></form>"

    def consented(self, **asked):
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        return 302, f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, code="", code_verifier="", redirect_uri="", client_id="", client_secret="", **_sent):
        asked = self.codes.pop(code, None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(code_verifier.encode()).digest()).rstrip(b"=").decode()
        if (client_id, client_secret) != (CLIENT, SECRET):
            return 401, {"error": "invalid_client"}
        if not asked or asked["redirect_uri"] != redirect_uri or asked.get("code_challenge") != challenge:
            return 400, {"error": "invalid_grant"}
        access = secrets.token_urlsafe()
        self.tokens[access] = self.person
        return 200, {"access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": self.signed(asked)}

    def signed(self, asked):
        now = int(time.time())
        claims = self.person | {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "auth_time": now}
        claims |= {"nonce": asked.get("nonce")} | self.told
        claims = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(claims, self.signed_by, algorithm=self.algorithm, headers={"kid": "first"})

    def userinfo(self, bearer="", **_sent):
        return (200, self.at_userinfo or self.tokens[bearer]) if bearer in self.tokens else (401, {})

    def _handler(self):
        provider, pages = (
            self,
            {
                ("GET", "/.well-known/openid-configuration"): self.discovery,
                ("GET", "/jwks"): self.jwks,
                ("GET", "/authorize"): self.authorize,
                ("POST", "/authorize"): self.consented,
                ("POST", "/token"): self.token,
                ("GET", "/userinfo"): self.userinfo,
                ("GET", "/favicon.ico"): lambda **_sent: (200, ""),
            },
        )

        class Handler(BaseHTTPRequestHandler):
            def answer(self):
                parts = urlsplit(self.path)
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                sent = dict(parse_qsl(parts.query)) | dict(parse_qsl(body))
                sent["bearer"] = self.headers.get("Authorization", "").removeprefix("Bearer ")
                status, answer = provider.broken.get(parts.path) or pages[self.command, parts.path](**sent)
                is_page = isinstance(answer, str)
                written = (answer if is_page else json.dumps(answer)).encode()
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", answer)
                self.send_header("Content-Type", "text/html" if is_page else "application/json")
                self.send_header("Content-Length", str(len(written)))
                self.end_headers()
                self.wfile.write(written)

            do_GET = do_POST = answer  # noqa: N815

            def log_message(self, *args):
                pass

        return Handler
