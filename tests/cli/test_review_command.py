from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.request

import pytest

PASSWORD = "three-old-words"  # noqa: S105 - of nobody
TWICE = f"{PASSWORD}\n{PASSWORD}\n"


def planlift(*arguments, given=""):
    command = [sys.executable, "-m", "planlift", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, input=given, timeout=300, check=False
    )


@pytest.fixture
def users(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(f"{PASSWORD}\n", encoding="utf-8")
    added = planlift(
        *("review", "users", "add", tmp_path, "Ann"), "--role", "admin", "--password-file", secret
    )
    assert added.returncode == 0, added.stderr
    return tmp_path


def test_a_folder_is_served_until_it_is_stopped(tmp_path):
    command = [sys.executable, "-m", "planlift", "review", str(tmp_path / "new"), "--no-browser"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        address = process.stderr.readline().split()[4]
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own
            assert b"Bring documents" in answer.read()
    finally:
        process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
        assert process.wait(60) in (0, 130)
        process.stderr.close()


def test_other_addresses_are_refused_without_users_and_without_tls(tmp_path):
    anywhere = "0.0.0.0"  # noqa: S104 - it is refused
    alone = planlift("review", tmp_path, "--host", anywhere)
    assert alone.returncode == 2
    assert "has no users" in alone.stderr and "users add" in alone.stderr
    planlift("review", "users", "add", tmp_path, "Ann", given=TWICE)
    clear = planlift("review", tmp_path, "--host", anywhere)
    assert clear.returncode == 2
    assert "TLS" in clear.stderr and "docs/deploy.md" in clear.stderr


def test_users_are_added_listed_and_removed(users):
    assert planlift("review", "users", "list", users).stdout == "Ann\tadmin\n"
    assert len(planlift("review", "users", "token", users, "Ann").stdout.strip()) > 30
    assert planlift("review", "users", "unlock", users, "ann").returncode == 0
    assert planlift("review", "users", "remove", users, "ann").returncode == 0
    assert planlift("review", "users", "list", users).stdout == ""
    assert planlift("review", "users", "remove", users, "ann").returncode == 2


def test_a_password_is_asked_for_twice(tmp_path):
    asked = planlift("review", "users", "add", tmp_path, "Bo", given=TWICE)
    assert asked.returncode == 0, asked.stderr
    assert PASSWORD not in asked.stdout + asked.stderr


def test_where_nobody_can_be_asked_for_a_password_the_file_is_named(tmp_path):
    asked = planlift("review", "users", "add", tmp_path, "Ann")
    assert asked.returncode == 2
    assert "no password was given" in asked.stderr
    assert "--password-file" in asked.stderr


def test_a_weak_password_is_refused(tmp_path):
    weak = planlift("review", "users", "add", tmp_path, "Bo", given="short\nshort\n")
    assert weak.returncode == 2
    assert "at least 12" in weak.stderr


def test_the_help_needs_nothing_that_may_be_missing():
    shown = planlift("review", "--help")
    assert shown.returncode == 0
    assert "docs/review.md" in shown.stdout
