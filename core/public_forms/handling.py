"""One form's way: hand it out, take it back, store it once, say so."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, OperationalError, transaction
from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from core.public_forms import bar, consents, kept, kept_files, limits, origin
from core.public_forms.form import TOKEN_NAME, PublicForm
from core.public_forms.models import Submission
from core.public_forms.token import MIN_AGE, Token

Render = Callable[[dict[str, Any]], HttpResponse]
Receipt = dict[str, Any]
RECEIPT_SALT = "public_forms.receipt"
RECEIPT_NAME = "sent"
RECEIPT_MAX_AGE = 24 * 60 * 60
HOUR = 60 * 60
BUSY = 10  # seconds after which a row that many waited for may be free
logger = logging.getLogger(__name__)


def handle_form(
    request: HttpRequest,
    form_class: type[PublicForm],
    *,
    target: str,
    render: Render,
    page_url: str = "",
    **form_kwargs: Any,
) -> HttpResponse:
    """
    Serve the form at the request's address; `page_url` is where one gets it if it is sent to another.

    `render(context)` makes the page from `form`, `token`, `message` and, after sending, `receipt` (else None).
    """
    if request.method != "POST":
        return _hand_out(request, form_class, target, render, form_kwargs)
    if origin.is_cross_site(request):
        raise PermissionDenied("a form of ours was sent by another site")
    began = time.perf_counter()
    answer = SentForm(request, form_class, target, render, page_url or request.path, form_kwargs).take_back()
    _wait_for_step(began, form_class.answer_steps)
    return answer


def _wait_for_step(began: float, steps: int) -> None:
    """
    Let answers leave in steps of time: whether an address is known takes some rows more or less, which would tell.

    A worker that waits costs no processor; two of them for each keep it busy meanwhile.
    """
    if settings.PUBLIC_FORMS_STEP:
        time.sleep((began - time.perf_counter()) % (steps * settings.PUBLIC_FORMS_STEP))


def _hand_out(
    request: HttpRequest, form_class: type[PublicForm], target: str, render: Render, form_kwargs: dict[str, Any]
) -> HttpResponse:
    receipt = _read_receipt(request.GET.get(RECEIPT_NAME), form_class, target)
    form = form_class(**form_kwargs)
    return _respond(render, form, Token.new(form_class.name, target), receipt=receipt)


def _respond(
    render: Render, form: PublicForm, token: Token, message: str = "", status: int = 200, receipt: Receipt | None = None
) -> HttpResponse:
    response = render({"form": form, "token": str(token), "message": message, "receipt": receipt})
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response


class SentForm:
    """A form that was sent."""

    def __init__(
        self,
        request: HttpRequest,
        form_class: type[PublicForm],
        target: str,
        render: Render,
        page_url: str,
        form_kwargs: dict[str, Any],
    ) -> None:
        self.request, self.render, self.page_url = request, render, page_url
        self.form_class, self.target = form_class, target
        token = Token.read(request.POST.get(TOKEN_NAME, ""), form_class.name, target)
        self.is_forged = token is None
        self.token = token or Token.new(form_class.name, target)
        files = request.FILES
        if form_class.takes_files():
            files = kept_files.with_kept(files, self.token, request.POST)
        self.form = form_class(data=request.POST, files=files, **form_kwargs)

    def take_back(self) -> HttpResponse:
        if self.is_forged:
            return self._again(_("This form could not be checked. Nothing is lost: please send it once more."), 403)
        if self._is_known():
            return self._sent_before()
        if self.token.has_expired:
            self.token = self.token.renewed()
            return self._again(
                _("This form was open for more than two hours. Nothing is lost: please check it and send it once more.")
            )
        if self.form.is_trapped:
            return self._again(_("A field that nobody should see was filled in. Please send the form once more."))
        if 0 <= self.token.age < MIN_AGE:  # below, the clock was set back, and says nothing
            message = _("That was very quick. Please wait a few seconds and send the form once more.")
            return self._later(message, MIN_AGE)
        if not self.form.is_valid():
            return self._again()
        return self._store()

    def _again(self, message: str = "", status: int = 422) -> HttpResponse:
        """The form as it was sent, with what is wrong."""
        self.form.kept_files = kept_files.keep(self.form, self.token, self.request)
        return _respond(self.render, self.form, self.token, message, status)

    def _later(self, message: str, seconds: int) -> HttpResponse:
        response = self._again(message, 429)
        response.headers["Retry-After"] = str(seconds)
        return response

    def _ask(self, asked: bar.Asked) -> HttpResponse:
        logger.warning("Something is asked of senders of the form “%s”: %s bits.", self.form.name, asked.bits)
        self.token, self.form.asked = self.token.asked(), asked
        return self._later(bar.when_to_send(asked.seconds), asked.seconds)

    def _store(self) -> HttpResponse:
        saved_files: list[FieldFile] = []
        try:
            counted = bar.pass_over(self.form.limits, self.token, self.request)
            with transaction.atomic():
                submission = self._new_submission()
                self._keep_files(submission, saved_files)
                if receipt := self.form.save(submission):
                    submission.receipt = receipt
                    submission.save(update_fields=["receipt"])
                limits.count(counted)
            saved_files.clear()
        except IntegrityError:
            if not self._is_known():
                raise
            return self._sent_before()  # the same form was quicker on another way
        except bar.RaisedError as raised:
            return self._ask(raised.asked)
        except limits.LimitReachedError as reached:
            logger.warning("Too many forms, “%s” among them: limit per %s.", self.form.name, reached)
            message = _(
                "Very many forms are coming in at the moment. Nothing is lost: please send this one again in an "
                "hour, or give us a call."
            )
            return self._later(message, HOUR)
        except OperationalError:  # others held a row for too long that everybody's forms need
            logger.warning("A form “%s” could not be stored: the database was busy.", self.form.name)
            return self._later(bar.when_to_send(BUSY), BUSY)
        except ValidationError as error:
            if isinstance(error, limits.WrongGuessError):
                limits.count_wrong(counted)
            self.form.add_error(None, error)
            return self._again()
        finally:
            for file in saved_files:  # of a transaction that was rolled back
                file.storage.delete(file.name or "")
        return self._done(submission)

    def _is_known(self) -> bool:
        return Submission.objects.filter(key=self.token.key).exists()

    def _new_submission(self) -> Submission:
        """The first row of its transaction: where its key is there already, nothing else is undone with it."""
        return Submission.objects.create(
            key=self.token.key,
            form=self.form.name,
            target=self.target,
            digest=self.form.digest,
            sent=kept.sent(self.form),
            receipt=self.form.known_receipt,
            consent=consents.record(self.form.name, self.form.consent) if self.form.consent else None,
        )

    def _keep_files(self, submission: Submission, saved_files: list[FieldFile]) -> None:
        for name in self.form.files:
            for file in self.form.cleaned_data.get(name) or []:
                attachment = submission.attachments.create(file=file, name=file.name, size=file.size)
                saved_files.append(attachment.file)

    def _sent_before(self) -> HttpResponse:
        submission = Submission.objects.get(key=self.token.key)
        if submission.digest == self.form.digest:
            return self._done(submission)
        self.token = Token.new(self.form_class.name, self.target)
        return self._again(
            _("You have already sent this form and have changed it since. Send it once more to send the new text too.")
        )

    def _done(self, submission: Submission) -> HttpResponse:
        """Lead to the same address by GET: to load the page anew sends nothing."""
        receipt = signing.dumps([submission.form, submission.target, submission.pk], salt=RECEIPT_SALT)
        response = HttpResponseRedirect(f"{self.page_url}?{RECEIPT_NAME}={receipt}#sent")
        response.status_code = 303
        response.headers["Cache-Control"] = "no-store"
        return response


def _read_receipt(text: str | None, form_class: type[PublicForm], target: str) -> Receipt | None:
    """What the sender is told after sending; None while nothing was sent."""
    try:
        form, sent_to, key = signing.loads(text or "", salt=RECEIPT_SALT, max_age=RECEIPT_MAX_AGE)
    except (signing.BadSignature, ValueError):
        return None
    if (form, sent_to) != (form_class.name, target):
        return None
    submission = Submission.objects.filter(pk=key).first()
    return {"words": submission.words} | submission.receipt if submission else None
