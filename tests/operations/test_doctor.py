"""What the doctor says, of servers on this machine that speak the real protocols."""

import datetime
import io
import ipaddress
import socket
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import dns.message
import dns.resolver
import dns.rrset
import pytest
import requests
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from operations.doctor import log_in, mail, web
from tests import factories, servers
from tests.accounts.oidc_server import Provider

DOMAIN = "partnerschaften.example"


def examined(module):
    """`{check: problems}`, in English, without those that found nothing."""
    with translation.override(None):
        found = {str(check.name): check.problems() for check in module.CHECKS}
    return {name: problems for name, problems in found.items() if problems}


def certificate(folder, days):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(timezone.now() - datetime.timedelta(days=1))
        .not_valid_after(timezone.now() + datetime.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, *plain))
    (folder / "certificate.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context


@pytest.fixture
def trusted(tmp_path, monkeypatch):
    """`trusted(days)`: a context for servers, of a certificate that this process trusts."""

    def trusted(days=90):
        context = certificate(tmp_path, days)
        for variable in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"):
            monkeypatch.setenv(variable, str(tmp_path / "certificate.pem"))
        return context

    return trusted


@pytest.fixture
def served():
    """`served(answers, context)`: the port of a server that answers so, `{path: (status, headers, body)}`."""
    started = []

    def serve(answers, context=None):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                found = answers(self) if callable(answers) else answers.get(self.path, (404, {}, ""))
                status, headers, body = found
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *words):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        started.append(server)
        servers.start(server)
        return server.server_port

    yield serve
    for server in started:
        server.shutdown()
        server.server_close()


PAGE = (200, {"Strict-Transport-Security": "max-age=1"}, '<link href="/static/a.css" rel="stylesheet">')


def good(picture, handler):
    if not handler.headers["Host"].startswith("127.0.0.1"):
        return 400, {}, ""
    return {
        "/": PAGE,
        "/static/a.css": (200, {"Cache-Control": "max-age=31536000, immutable"}, "p {}"),
        "/-/health": (403, {}, ""),
        picture: (200, {"Content-Security-Policy": "default-src 'none'; sandbox"}, "x"),
    }.get(handler.path, (404, {}, ""))


@pytest.fixture
def site(served, trusted, settings, monkeypatch, db):
    def site(answers, days=90, redirects=True):
        settings.SITE_URL = f"https://127.0.0.1:{served(answers, trusted(days))}"
        plain = (301, {"Location": settings.SITE_URL}, "") if redirects else PAGE
        port = served({"/": plain})
        monkeypatch.setattr(web, "plain_address", lambda: f"http://127.0.0.1:{port}/")

    return site


def test_a_site_behind_a_good_nginx(site):
    picture = factories.make_image().renditions.first().url
    site(lambda handler: good(picture, handler))
    assert examined(web) == {}


def test_a_site_behind_a_bad_one(site, monkeypatch):
    factories.make_image().get_rendition("width-8")
    page = (200, {}, PAGE[2])
    health = (503, {}, "{}")
    site(lambda handler: health if handler.path == "/-/health" else page, days=9, redirects=False)
    assert "127.0.0.1 leads to this machine itself" in examined(web)["Health from outside"][0]
    monkeypatch.setattr(web, "leads_to_itself", lambda host: False)
    found = examined(web)
    assert found["Certificate"] == ["the certificate of 127.0.0.1 ends in less than 21 days: look at its renewal"]
    assert "does not lead to https" in found["From http to https"][0]
    assert "can be read from outside" in found["Health from outside"][0]
    assert "answers to any host name" in found["Other host names"][0]
    assert "Strict-Transport-Security" in found["Pages and static files"][0]
    assert "far expiry" in found["Pages and static files"][1]
    assert "without Content-Security-Policy" in found["Pictures"][0]


def test_what_nginx_may_not_read_and_a_certificate_that_nobody_trusts(site, monkeypatch):
    factories.make_image().get_rendition("width-8")
    site(lambda handler: PAGE if handler.path == "/" else (403, {}, ""))
    found = examined(web)
    assert "style sheets are answered with 403" in found["Pages and static files"]
    assert found["Pictures"] == ["pictures are answered with 403: may nginx read them?"]
    monkeypatch.delenv("SSL_CERT_FILE")
    assert "is not valid: self" in web.CHECKS[0].problems()[0].replace("ist nicht gültig", "is not valid")


class Resolver:
    """A DNS server of these records, `{(name, kind): [text]}`, over UDP."""

    def __init__(self, records):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.records = records
        threading.Thread(target=self.answer, daemon=True).start()

    def answer(self):
        while True:
            try:
                wire, sender = self.socket.recvfrom(4096)
            except OSError:
                return
            query = dns.message.from_wire(wire)
            asked = query.question[0]
            answer = dns.message.make_response(query)
            kind = dns.rdatatype.to_text(asked.rdtype)
            if found := self.records.get((asked.name.to_text(omit_final_dot=True), kind)):
                answer.answer.append(dns.rrset.from_text(asked.name, 60, "IN", kind, *found))
            self.socket.sendto(answer.to_wire(), sender)


@pytest.fixture
def resolved(monkeypatch, settings):
    settings.DEFAULT_FROM_EMAIL = f"Projektstelle <post@{DOMAIN}>"
    started = []

    def resolved(records):
        started.append(Resolver(records))
        resolver = dns.resolver.Resolver(configure=False)
        resolver.nameservers = ["127.0.0.1"]
        resolver.port = started[-1].socket.getsockname()[1]
        monkeypatch.setattr(mail, "resolver", lambda: resolver)

    yield resolved
    for server in started:
        server.socket.close()


RECORDS = {
    (DOMAIN, "MX"): ["10 mail.example."],
    (DOMAIN, "TXT"): ['"google-site"', '"v=spf1 " "mx -all"'],
    (f"_dmarc.{DOMAIN}", "TXT"): ['"v=DMARC1; p=reject"'],
}


@pytest.mark.parametrize(
    ("without", "words"),
    [
        (None, []),
        ((DOMAIN, "MX"), ["has no MX record"]),
        ((DOMAIN, "TXT"), ["has no SPF record"]),
        ((f"_dmarc.{DOMAIN}", "TXT"), ["has no DMARC record"]),
    ],
)
def test_the_dns_of_the_sender(resolved, without, words):
    resolved({name: found for name, found in RECORDS.items() if name != without})
    found = examined_dns()
    assert len(found) == len(words)
    assert all(word in problem for word, problem in zip(words, found, strict=True))


def examined_dns():
    with translation.override(None):
        return mail.CHECKS[0].problems()


def test_a_dns_that_does_not_answer(resolved, monkeypatch):
    resolved({})
    monkeypatch.setattr(mail, "WITHIN", 0.2)
    mail.resolver().port = 9
    assert "the DNS does not answer" in examined_dns()[0]


@pytest.fixture
def mail_server(settings):
    started = []

    def start(**options):
        controller = Controller(Sink(), hostname="127.0.0.1", port=0, **options)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            controller.port = free.getsockname()[1]
        controller.start()
        started.append(controller)
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", controller.port, True
        settings.EMAIL_HOST_USER = ""

    yield start
    for controller in started:
        controller.stop()


def examined_server():
    with translation.override(None):
        return mail.CHECKS[1].problems()


def test_a_mail_server_with_starttls_and_one_without(mail_server, trusted, monkeypatch, settings):
    mail_server(tls_context=trusted())
    assert examined_server() == []
    monkeypatch.delenv("SSL_CERT_FILE")
    assert "the certificate of the mail server" in examined_server()[0]
    mail_server()
    assert "offers no STARTTLS" in examined_server()[0]
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER = False, "somebody"
    assert "does not answer" in examined_server()[0]
    settings.EMAIL_PORT = 9
    assert "does not answer" in examined_server()[0]


def test_a_provider_of_the_log_in_that_can_be_used_and_one_that_cannot(settings):
    assert examined(log_in) == {}
    provider = Provider()
    settings.SINGLE_SIGN_ON = {"server": provider.address, "name": "x", "client_id": "x", "secret": "x"}
    assert examined(log_in) == {}
    cache.clear()
    provider.config = {"issuer": "https://another.example"}
    assert "gives itself another name than OIDC_SERVER" in examined(log_in)["Single sign-on"][0]
    provider.stop()
    with pytest.raises(requests.ConnectionError):
        log_in.CHECKS[0].problems()


def test_without_a_network_it_says_in_german_what_is_wrong_and_what_to_do(home):
    Group.objects.filter(name="Datenschutz").delete()
    out = io.StringIO()
    with pytest.raises(CommandError, match="nicht in Ordnung"):
        call_command("doctor", offline=True, stdout=out)
    said = out.getvalue()
    assert "Datenbank: Gruppen fehlen: Datenschutz; führen Sie manage.py setup_site aus" in said
    assert "Datenträger: in Ordnung" in said
    assert "Zertifikat: ausgelassen, weil dafür ein Netz nötig ist" in said
