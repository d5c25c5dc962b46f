"""Mails through an outbox, the worker that sends them, and regular jobs."""
