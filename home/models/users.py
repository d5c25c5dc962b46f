from collections.abc import Collection
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, Group, Permission
from django.contrib.auth.models import UserManager as BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from core.text.addresses import AddressValidator


class UserManager(BaseUserManager):
    def create_superuser(
        self, username: str, email: str | None = None, password: str | None = None, **extra_fields: Any
    ) -> Any:
        """The command believes any address; no mail reaches the account by a wrong one."""
        if email:
            AddressValidator()(email)
            User(email=email).refuse_address_of_another()
        return super().create_superuser(username, email, password, **extra_fields)


class User(AbstractUser):
    """Someone who works in the admin. Readers never have an account."""

    email = models.EmailField(_("e-mail address"), unique=True)

    objects: ClassVar[Any] = UserManager()

    class Meta(AbstractUser.Meta):  # type: ignore[name-defined]  # Django has it, its stubs have not
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_address_one_account")]

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Whose account it is the address says, at the log-in and for a new password, in whatever capitals."""
        super().clean_fields(exclude)
        if "email" not in (exclude or ()):
            self.refuse_address_of_another()

    def refuse_address_of_another(self) -> None:
        """Raises ValidationError at the field, which a constraint of the database cannot name."""
        if User.objects.filter(email__iexact=self.email).exclude(pk=self.pk).exists():
            raise ValidationError({"email": self.unique_error_message(User, ["email"])})


class GrantedOnce(models.Model):
    """A permission that the set-up has given a group once: what an administrator takes away later stays away."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    permission = models.ForeignKey(Permission, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "permission"], name="given_once")]

    def __str__(self):
        return f"{self.group}: {self.permission.codename}"
