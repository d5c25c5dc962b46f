from partnerships.models.advice import AdviceAnswer, AdvicePage, AdviceRequest, AdviceRoute, AnswerTemplate
from partnerships.models.directory import PartnershipIndexPage
from partnerships.models.focuses import (
    ClusterLink,
    ClusterPage,
    ClusterPin,
    CountryFocusPage,
    CountryFocusPin,
    TopicPage,
    TopicPin,
)
from partnerships.models.municipalities import Municipality
from partnerships.models.organisations import Organisation
from partnerships.models.partnerships import Membership, Partnership, PartnershipLink
from partnerships.models.taxonomies import CooperationForm

__all__ = [
    "AdviceAnswer",
    "AdvicePage",
    "AdviceRequest",
    "AdviceRoute",
    "AnswerTemplate",
    "ClusterLink",
    "ClusterPage",
    "ClusterPin",
    "CooperationForm",
    "CountryFocusPage",
    "CountryFocusPin",
    "Membership",
    "Municipality",
    "Organisation",
    "Partnership",
    "PartnershipIndexPage",
    "PartnershipLink",
    "TopicPage",
    "TopicPin",
]
