from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.mail import addresses
from newsletter import subscriptions


class Command(BaseCommand):
    help = "Show what proves that the owner of an address had agreed to the newsletter, after it has ended."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address")

    def handle(self, address: str, **options: Any) -> None:
        if not addresses.takes(address):
            raise CommandError("This is no e-mail address.")
        proofs = subscriptions.proofs_of(address)
        for proof in proofs:
            self.stdout.write(f"asked {proof.asked_at}, confirmed {proof.confirmed_at}, ended {proof.ended_at}")
            self.stdout.write(proof.consent.text if proof.consent else "The words are not known.")
        if not proofs:
            self.stdout.write("There is none.")
