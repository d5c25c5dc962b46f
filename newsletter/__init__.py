"""
The newsletter: people ask for it in their language and for their topics, editors compose it from pages.

Whoever does not confirm the address within 14 days is forgotten; whoever unsubscribes is forgotten at once. Nobody
counts who opens a mail or follows its links.
"""
