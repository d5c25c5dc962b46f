"""Partnerships and knowledge: country focuses, clusters, the directory, best practices, funding, services."""
