from django.db import models


class FormerWords(models.Model):
    """
    What a translation says where the German words have changed since, until somebody translates them anew.

    `segment` holds the new German words, `words` what was said of the words before them, which it names.
    """

    segment = models.ForeignKey("wagtail_localize.StringSegment", on_delete=models.CASCADE, related_name="former_words")
    words = models.ForeignKey("wagtail_localize.StringTranslation", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["segment", "words"], name="said_once")]

    def __str__(self):
        return f"{self.segment_id}: {self.words_id}"
