"""All pages of this app's demo, parents before their children; siblings stand in the order of the menu."""

from home.demo.content import (
    burundi,
    feedback,
    funding,
    guide,
    home,
    legal,
    network,
    news,
    office,
    partnerships,
    practice,
    privacy,
    reference,
    ukraine,
)

SECTIONS = [
    home,
    office,
    network,
    burundi,
    ukraine,
    partnerships,
    guide,
    practice,
    funding,
    news,
    reference,
    feedback,
    legal,
    privacy,
]

PAGES = [page for section in SECTIONS for page in section.PAGES]
