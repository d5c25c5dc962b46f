"""Form fields that the admin takes in the place of Wagtail’s and Django’s own."""

from django.core.exceptions import BadRequest
from wagtail.blocks.base import BlockField, BlockWidget


class StreamWidget(BlockWidget):
    def value_from_datadict(self, data, files, name):
        """Wagtail trusts the counters that its script writes; what nobody can have typed is a bad request."""
        try:
            return super().value_from_datadict(data, files, name)
        except (KeyError, ValueError) as error:
            raise BadRequest(f"“{name}” is no stream of blocks") from error


class StreamFormField(BlockField):
    def __init__(self, block=None, **kwargs):
        super().__init__(block, **{"widget": StreamWidget(block)} | kwargs)
