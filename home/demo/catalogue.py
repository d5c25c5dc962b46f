"""The content modules of this app's demo, gathered."""

from home.demo.content import glossary, images, people, settings
from home.demo.content.pages import PAGES

IMAGES = images.IMAGES
DOCUMENTS = images.DOCUMENTS
PEOPLE = people.PEOPLE
GLOSSARY = glossary.GLOSSARY
SETTINGS = settings.SETTINGS

__all__ = ["DOCUMENTS", "GLOSSARY", "IMAGES", "PAGES", "PEOPLE", "SETTINGS"]
