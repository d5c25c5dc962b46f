"""The content modules of this app's demo, gathered."""

from demo.content import glossary, images, people, settings, topics
from demo.content.pages import PAGES

IMAGES = images.IMAGES
DOCUMENTS = images.DOCUMENTS
PEOPLE = people.PEOPLE
GLOSSARY = glossary.GLOSSARY
SETTINGS = settings.SETTINGS
TOPICS = topics.TOPICS

__all__ = ["DOCUMENTS", "GLOSSARY", "IMAGES", "PAGES", "PEOPLE", "SETTINGS", "TOPICS"]
