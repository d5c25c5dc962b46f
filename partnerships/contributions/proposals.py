"""From a proposal to a draft, and from the draft to the page that readers see; no HTTP here."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext as _

from core.text import languages
from home.models import User
from home.translation import drafts
from partnerships.contributions import mails
from partnerships.models import (
    BestPracticeIndexPage,
    BestPracticePage,
    Membership,
    Municipality,
    Partnership,
    Proposal,
    ProposalPage,
)


@transaction.atomic
def accept(proposal: Proposal, user: User) -> None:
    """Make the draft. Raises ValidationError where it was decided before, or where there is no place for it."""
    proposal = _locked(proposal)
    proposal.expect(Proposal.State.WAITING)
    if proposal.kind == ProposalPage.Kind.PRACTICE:
        proposal.page = _draft_page(proposal, user)
    else:
        proposal.partnership = _draft_partnership(proposal)
    proposal.closed_at = timezone.now()  # the draft goes on without it
    proposal.move(Proposal.State.ACCEPTED, user)


@transaction.atomic
def refuse(proposal: Proposal, user: User, remark: str = "") -> None:
    """Also one that was accepted, once its draft is deleted."""
    proposal = _locked(proposal)
    if not proposal.is_refusable:
        proposal.expect(Proposal.State.WAITING)
    proposal.move(Proposal.State.REFUSED, user)
    mails.send("proposal_refused", proposal, lambda: _refused(proposal, remark))


def _locked(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_for_update().get(pk=proposal.pk)


def _slug(proposal: Proposal) -> str:
    return f"{slugify(str(proposal))[:60]}-{proposal.pk}".strip("-")


def _draft_page(proposal: Proposal, user: User) -> BestPracticePage:
    index = BestPracticeIndexPage.objects.filter(locale__language_code=languages.SOURCE).first()
    if index is None or not index.permissions_for_user(user).can_add_subpage():
        raise ValidationError(_("There is no overview of best practices in which you may write a page."))
    page = BestPracticePage(
        title=proposal.title,
        slug=_slug(proposal),
        locale=index.locale,
        live=False,
        summary=Truncator(proposal.text).chars(390),
        approach=proposal.text,
        result=proposal.result,
        countries=[proposal.country] if proposal.country else [],
    )
    drafts.add(index, page, user)
    return page


def _draft_partnership(proposal: Proposal) -> Partnership:
    """Partnerships are records: the draft is one that is not public, with the municipalities that we know."""
    text = {f"text_{proposal.language}": Truncator(proposal.text).chars(600)}
    draft: Any = Partnership(slug=_slug(proposal)[:100], is_public=False, **text)
    home, partner = _municipality(proposal.municipality, "DE"), _municipality(proposal.partner, proposal.country)
    known = [(Membership.Role.HOME, home), (Membership.Role.PARTNER, partner if partner != home else None)]
    draft.memberships = [
        Membership(municipality=municipality, role=role, sort_order=position)
        for position, (role, municipality) in enumerate(known)
        if municipality
    ]
    draft.save()
    return draft


def _municipality(name: str, country: str) -> Municipality | None:
    """The only one that is called so, in the country if it is known."""
    places = Municipality.objects.filter(country=country) if country else Municipality.objects.all()
    matches = Q()
    for code in languages.CODES:
        matches |= Q(**{f"name_{code}__iexact": name})
    found = places.filter(matches | Q(search_names__contains=[name]))[:2]
    return found[0] if len(found) == 1 else None


def tell_of_page(page: BestPracticePage) -> None:
    _tell(Proposal.objects.filter(page_id=page.pk))


def tell_of_partnership(sender: type[Partnership], instance: Partnership, raw: bool = False, **kwargs: Any) -> None:
    if instance.is_public and not raw:
        _tell(Proposal.objects.filter(partnership=instance))


def _tell(proposals: QuerySet[Proposal]) -> None:
    """Give word to the proposer; once, however often the page is published."""
    for proposal in proposals.filter(state=Proposal.State.ACCEPTED):
        mails.send("proposal_published", proposal, partial(_published, str(proposal)))


def _published(title: str) -> mails.Words:
    return (
        _("What you proposed is on our site now"),
        [_("we have published “%(title)s”. Thank you for your proposal!") % {"title": title}],
    )


def _refused(proposal: Proposal, remark: str) -> mails.Words:
    return (
        _("About your proposal"),
        [
            _("thank you for “%(title)s”. We have looked at it and do not publish it.") % {"title": proposal},
            *filter(None, [remark]),
            _("If you have questions, please answer this mail."),
        ],
    )
