"""Where messages may go: to the public internet, and to those networks besides that the operator has named.

Otherwise whoever may register an address could have this service knock at the doors of its own network.
"""

import ipaddress
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from api.environment import Network
from solver.errors import BadRequest, FieldError, PacewrightError
from solver.sentences import Sentence

LONGEST_URL = 2000
FIELD = "url"
OWN = Sentence("url_own")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotReachable(PacewrightError):
    """An address that nothing can or may be sent to."""


@dataclass(frozen=True)
class Target:
    """A message's way: the host as it is called, the address that it has now, and the path there."""

    secure: bool
    host: str
    port: int
    address: str
    path: str


@dataclass(frozen=True)
class Networks:
    """Which addresses messages may be sent to: all public ones, and those in `further`, also without TLS."""

    further: Sequence[Network] = ()

    def check(self, url: str) -> None:
        """Refuse an address that nothing could ever be sent to; names are looked up when there is something to send.

        Raises:
            BadRequest: then.
        """
        parts = _split(url)
        if parts.scheme != "https" and not self.further:
            raise _refused(url, Sentence("url_https", own=OWN))
        host = parts.hostname or ""
        known = _literal(host) or (ipaddress.ip_address("127.0.0.1") if _is_this_machine(host) else None)
        if known is not None and not self.allows(known):
            raise _refused(url, Sentence("url_private", own=OWN))

    def resolve(self, url: str) -> Target:
        """Look a host up, once: the connection goes to the very address that was looked at, whatever the name says a
        moment later.

        Raises:
            NotReachable: when the name has no address, or one that messages may not be sent to.
        """
        parts = _split(url)
        secure, host = parts.scheme == "https", parts.hostname or ""
        port = parts.port or (443 if secure else 80)
        found = _looked_up(host, port)
        if not all(self.allows(address) for address in found):
            raise NotReachable("the host's address is in a private network")
        if not secure and not all(self._is_further(address) for address in found):
            raise NotReachable("messages are sent to public addresses by https:// only")
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return Target(secure, host, port, str(found[0]), path)

    def allows(self, address: Address) -> bool:
        """Whether messages may be sent there."""
        return self._is_further(address) or _is_public(address)

    def _is_further(self, address: Address) -> bool:
        return any(address in network for network in self.further)


def _is_public(address: Address) -> bool:
    """An IPv6 address that stands for an IPv4 one is as public as that one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _refused(url, Sentence("url_none")) from None
    if len(url) > LONGEST_URL or not url.isascii() or not url.isprintable() or " " in url:
        raise _refused(url, Sentence("url_ascii", most=LONGEST_URL))
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise _refused(url, Sentence("url_form"))
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise _refused(url, Sentence("url_bare"))
    return parts


def _refused(url: str, message: str) -> BadRequest:
    return BadRequest.of(FieldError(FIELD, url[:200], message))


def _literal(host: str) -> Address | None:
    """The address that a host is, also in the short forms that a connection would understand (127.1, 0x7f000001)."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


def _is_this_machine(host: str) -> bool:
    return host.rstrip(".") == "localhost" or host.rstrip(".").endswith(".localhost")


def _looked_up(host: str, port: int) -> list[Address]:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotReachable("the host's name has no address") from None
    return [ipaddress.ip_address(str(row[4][0]).partition("%")[0]) for row in rows]
