"""What the stack's database and its slots say, asked past nginx."""

import time
import urllib.error
import urllib.request

import psycopg


def rows(stack, statement, *values):
    with psycopg.connect(stack.environment["DATABASE_URL"]) as connection:
        cursor = connection.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def slot(port, path):
    """Status and body of the answer; raises OSError where there is none."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": "localhost"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read()


def comes_true(condition, within):
    deadline = time.monotonic() + within
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.3)
    return True
