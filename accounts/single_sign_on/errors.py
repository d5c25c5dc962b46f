"""Why nobody was logged in. django-allauth catches what these are made from, and hands it to our adapter."""

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.core.exceptions import PermissionDenied


class ProviderError(OAuth2Error):
    """The provider has sent something else than it should, or what was meant for another log-in."""


class UnknownError(PermissionDenied):
    """The provider knows the person, and we do not: which of the reasons it is, is nobody's business."""


class ClosedError(PermissionDenied):
    """A password or a passkey, where the provider alone counts."""
