from django.contrib.auth.models import AbstractUser, Group, Permission
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Someone who works in the admin. Readers never have an account."""

    email = models.EmailField(_("e-mail address"), unique=True)

    class Meta(AbstractUser.Meta):  # type: ignore[name-defined]  # Django has it, its stubs have not
        verbose_name = _("user")
        verbose_name_plural = _("users")


class GrantedOnce(models.Model):
    """A permission that the set-up has given a group once: what an administrator takes away later stays away."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    permission = models.ForeignKey(Permission, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "permission"], name="given_once")]

    def __str__(self):
        return f"{self.group}: {self.permission.codename}"
