"""How the page is served."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from planlift_parsers.errors import UsageError
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import DEFAULT_LIMITS, Limits

LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the page is served.

    Attributes:
        folder: what `convert` wrote.
        host: address to listen on.
        port: port to listen on, 0 for any that is free.
        public_url: by which people reach it, through a proxy that ends TLS; "" for none.
        users: people have to sign in.
        limits: what each document must not exceed.
        keys: passwords to try on locked documents.
    """

    folder: Path
    host: str = "127.0.0.1"
    port: int = 0
    public_url: str = ""
    users: bool = False
    limits: Limits = DEFAULT_LIMITS
    keys: Keys = NO_KEYS

    @property
    def upload_bytes(self) -> int:
        """What may be sent at once: as much as the largest document that is read."""
        return self.limits.file_bytes

    @property
    def secure(self) -> bool:
        """TLS stands in front."""
        return self.public_url.startswith("https://")

    @property
    def hosts(self) -> tuple[str, ...]:
        """Names by which the page may be asked for."""
        own = () if is_loopback(self.host) else (_bracketed(self.host),)
        public = urlsplit(self.public_url).hostname
        return (*LOCAL_NAMES, *own, *((_bracketed(public),) if public else ()))

    def check(self) -> None:
        """See that nobody is let in by mistake.

        Raises:
            UsageError: others could reach the page, and it has no users or is not known by a name.
        """
        if self.public_url and not _is_https(self.public_url):
            raise UsageError(
                f"{self.public_url!r} is no address that begins with https://",
                "Passwords must not cross the network in the clear: give --public-url "
                "https://plans.example.org, where a proxy ends TLS (docs/deploy.md shows one).",
            )
        if is_loopback(self.host) and not self.public_url:
            return
        if not self.users:
            raise UsageError(
                f"others can reach the page at {self.public_url or self.host}, and it has no users",
                "Add one with 'planlift review users add DIR NAME --role admin', "
                "or leave out --host and --public-url to serve this computer alone.",
            )
        if not self.public_url:
            raise UsageError(
                f"on {self.host} passwords would cross the network in the clear",
                "Put a proxy that ends TLS in front (docs/deploy.md shows one), "
                "and say by which address people reach it: --public-url https://plans.example.org.",
            )


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach an address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_https(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme == "https" and bool(parts.hostname)
    except ValueError:
        return False


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host.lower()
