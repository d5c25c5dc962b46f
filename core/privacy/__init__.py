"""
Links that stand for their holder, how long personal data stay, and one person's data: shown, exported, erased.
"""
