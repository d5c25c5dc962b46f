from django.db import models


class Generation(models.Model):
    """The value of a scope; any other value means that it has changed."""

    scope = models.CharField(max_length=80, primary_key=True)
    value = models.UUIDField()

    class Meta:
        db_table = "page_cache_generation"
        default_permissions = ()

    def __str__(self) -> str:
        return self.scope


class Change(models.Model):
    """That a transaction which has not ended has changed the scope; its commit turns it into a new generation."""

    transaction = models.BigIntegerField()
    scope = models.CharField(max_length=80)

    class Meta:
        db_table = "page_cache_change"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["transaction", "scope"], name="page_cache_change_once")]

    def __str__(self) -> str:
        return self.scope
