"""Whether mails leave, and whether those who get them believe that they are ours."""

import smtplib
import socket
import ssl
from email.utils import parseaddr

import dns.exception
import dns.resolver
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from operations.doctor import Check

WITHIN = 10  # seconds


def resolver() -> dns.resolver.Resolver:
    return dns.resolver.get_default_resolver()


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]


def _records(name: str, kind: str) -> list[str]:
    try:
        answer = resolver().resolve(name, kind, lifetime=WITHIN)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    if kind != "TXT":
        return [record.to_text() for record in answer]
    return [b"".join(record.strings).decode(errors="replace") for record in answer]


def _dns() -> list[str]:
    domain, problems = _domain(), []
    try:
        if not _records(domain, "MX"):
            problems.append(_("%(domain)s has no MX record, so that nobody can answer a mail") % {"domain": domain})
        if not any(text.startswith("v=spf1") for text in _records(domain, "TXT")):
            problems.append(
                _("%(domain)s has no SPF record: add a TXT record that names the mail server, “v=spf1 … -all”")
                % {"domain": domain}
            )
        if not any(text.startswith("v=DMARC1") for text in _records(f"_dmarc.{domain}", "TXT")):
            problems.append(
                _("_dmarc.%(domain)s has no DMARC record: add a TXT record “v=DMARC1; p=quarantine”")
                % {"domain": domain}
            )
    except dns.exception.DNSException as error:
        problems.append(_("the DNS does not answer: %(error)s") % {"error": error})
    return problems


def _server() -> list[str]:
    server = {"server": f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"}
    try:
        with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=WITHIN) as smtp:
            smtp.ehlo()
            if settings.EMAIL_USE_TLS:
                if not smtp.has_extn("starttls"):
                    return [_("the mail server %(server)s offers no STARTTLS, so that no mail is sent") % server]
                smtp.starttls(context=ssl.create_default_context())
            if settings.EMAIL_HOST_USER:
                smtp.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
    except ssl.SSLCertVerificationError as error:
        words = server | {"error": error.verify_message}
        return [_("the certificate of the mail server %(server)s is not valid: %(error)s") % words]
    except smtplib.SMTPAuthenticationError:
        return [_("the mail server %(server)s refuses EMAIL_HOST_USER and EMAIL_HOST_PASSWORD") % server]
    except (OSError, smtplib.SMTPException, socket.gaierror) as error:
        return [_("the mail server %(server)s does not answer: %(error)s") % (server | {"error": error})]
    return []


CHECKS = [
    Check(gettext_lazy("DNS of the sender of mails"), _dns),
    Check(gettext_lazy("Mail server"), _server),
]
