from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction
from psycopg.sql import SQL, Identifier

from core import database_roles
from core.mail import jobs


class Command(BaseCommand):
    help = (
        "Gives the role of the public side, “<database>_public”, what its requests need in the database, and no more. "
        "Prints the SQL, or with --execute carries it out; to be run after each upgrade, by the owner of the tables."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--execute", action="store_true", help="carry it out instead of printing it")

    @jobs.lock("database_roles", waits=True)  # for somebody who does the same
    def handle(self, *args: Any, **options: Any) -> None:
        role, is_there = database_roles.public_role()
        with transaction.atomic(), connection.cursor() as cursor:
            statements = [*database_roles.statements(role)]
            if not is_there:
                # Without a password nobody logs in: the administrator sets one.
                statements.insert(0, SQL("CREATE ROLE {} LOGIN").format(Identifier(role)))
            for statement in statements:
                if options["execute"]:
                    cursor.execute(statement)
                else:
                    self.stdout.write(f"{statement.as_string(cursor.connection)};")
        if options["execute"]:
            self.stdout.write(f"{role} may do what the public side needs. Set its password: \\password {role}")
