"""Language analysis for the search: pure functions, no database.

Indexing: `analyse` a text, store its terms and its `spellings`. Searching: `plan_search` in a
`Vocabulary`, look for the stages of the plan, `mark` what was found.
"""

from .analyser import ANALYSER_VERSION, Term, analyse
from .dictionary import LANGUAGES, preload
from .highlight import Piece, mark, snippet
from .plan import AllOf, AnyOf, AnyTerm, Correction, Node, Plan, Related
from .query import Phrase, folded_words, parse
from .resolver import plan_search
from .suggestion import prefixes, title_words
from .thesaurus import EMPTY, TAG, Concept, Thesaurus, with_tags
from .vocabulary import MemoryVocabulary, Spelling, Vocabulary, spellings
from .words import has_words

__all__ = [
    "ANALYSER_VERSION",
    "EMPTY",
    "LANGUAGES",
    "TAG",
    "AllOf",
    "AnyOf",
    "AnyTerm",
    "Concept",
    "Correction",
    "MemoryVocabulary",
    "Node",
    "Phrase",
    "Piece",
    "Plan",
    "Related",
    "Spelling",
    "Term",
    "Thesaurus",
    "Vocabulary",
    "analyse",
    "folded_words",
    "has_words",
    "mark",
    "parse",
    "plan_search",
    "prefixes",
    "preload",
    "snippet",
    "spellings",
    "title_words",
    "with_tags",
]
