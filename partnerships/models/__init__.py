from partnerships.models.advice import AdviceAnswer, AdvicePage, AdviceRequest, AdviceRoute, AnswerTemplate
from partnerships.models.contacts import CorrectedFact, Correction, PartnershipContact
from partnerships.models.contributions import Proposal, ProposalPage
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
from partnerships.models.funding import FundingProgrammePage
from partnerships.models.funding_index import FundingIndexPage
from partnerships.models.municipalities import Municipality
from partnerships.models.notices import PartnerSearchNotice, PartnerSearchPage
from partnerships.models.organisations import Organisation
from partnerships.models.partnership_links import PartnershipLink, PartnershipPage
from partnerships.models.partnerships import Membership, Partnership
from partnerships.models.practices import BestPracticeIndexPage, BestPracticePage
from partnerships.models.signpost import SignpostEntry, SignpostPage
from partnerships.models.taxonomies import CooperationForm, ParticipationFormat
from partnerships.models.working_groups import GroupMember, GroupNote, WorkingGroupPage, WorkingGroupPin

__all__ = [
    "AdviceAnswer",
    "AdvicePage",
    "AdviceRequest",
    "AdviceRoute",
    "AnswerTemplate",
    "BestPracticeIndexPage",
    "BestPracticePage",
    "ClusterLink",
    "ClusterPage",
    "ClusterPin",
    "CooperationForm",
    "CorrectedFact",
    "Correction",
    "CountryFocusPage",
    "CountryFocusPin",
    "FundingIndexPage",
    "FundingProgrammePage",
    "GroupMember",
    "GroupNote",
    "Membership",
    "Municipality",
    "Organisation",
    "ParticipationFormat",
    "PartnerSearchNotice",
    "PartnerSearchPage",
    "Partnership",
    "PartnershipContact",
    "PartnershipIndexPage",
    "PartnershipLink",
    "PartnershipPage",
    "Proposal",
    "ProposalPage",
    "SignpostEntry",
    "SignpostPage",
    "TopicPage",
    "TopicPin",
    "WorkingGroupPage",
    "WorkingGroupPin",
]
