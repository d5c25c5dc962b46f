"""All pages of this app's demo, parents before their children; siblings stand in the order of the menu."""

from demo.content import (
    burundi,
    contributions,
    feedback,
    funding,
    guide,
    guide_chapters,
    home,
    legal,
    network,
    news,
    office,
    partnerships,
    practice,
    privacy,
    reference,
    topic_pages,
    ukraine,
)

SECTIONS = [
    home,
    office,
    network,
    burundi,
    ukraine,
    partnerships,
    contributions,
    guide,
    guide_chapters,
    practice,
    topic_pages,
    funding,
    news,
    reference,
    feedback,
    legal,
    privacy,
]

PAGES = [page for section in SECTIONS for page in section.PAGES]
