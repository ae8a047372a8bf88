"""Where messages may go, and how one is posted to an address that was looked up once."""

import ipaddress
import socket
import threading
from typing import Any

import pytest

from api.environment import Service
from api.webhooks import posting
from api.webhooks.addresses import Networks, NotReachable, Target
from api.webhooks.posting import post
from solver.errors import BadRequest
from tests.api.webhooks.receiver import receiving

PUBLIC, LOOPBACK = Networks(), Networks([ipaddress.ip_network("127.0.0.0/8")])


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "0x7f000001", "2130706433", "0.0.0.0", "localhost", "api.localhost.", "10.0.0.1",
        "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "[::1]", "[::]",
        "[fe80::1]", "[fd00::1]", "[ff02::1]", "[::ffff:127.0.0.1]", "[::ffff:a00:1]", "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
    ],
)  # fmt: skip
def test_an_address_inside_is_refused_however_it_is_written(host: str) -> None:
    with pytest.raises(BadRequest, match="must not be an address of a private network"):
        PUBLIC.check(f"https://{host}/hook")


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "10.0.0.1", "172.31.255.255", "192.168.1.1", "[::1]", "[fd00::1]"]
)
def test_an_operator_can_let_messages_go_to_private_networks(host: str) -> None:
    settings = Service(webhooks_private=True)
    Networks(settings.further_networks).check(f"http://{host}:8080/hook")


@pytest.mark.parametrize("host", ["169.254.169.254", "[fe80::1]", "100.64.0.1", "0.0.0.0"])
def test_private_networks_are_not_a_links_neighbours(host: str) -> None:
    allowed = Networks(Service(webhooks_private=True).further_networks)
    with pytest.raises(BadRequest, match="must not be an address of a private network"):
        allowed.check(f"http://{host}/hook")


@pytest.mark.parametrize("host", ["hooks.example", "93.184.215.14", "[2606:2800:21f:cb07:6820:80da:af6b:8b2c]"])
def test_an_address_outside_is_taken(host: str) -> None:
    PUBLIC.check(f"https://{host}:8443/hook?x=1")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://hooks.example/", "must begin with https://"),
        ("ftp://hooks.example/", "must be written https://HOST/PATH"),
        ("https:///path", "must be written https://HOST/PATH"),
        ("https://hooks.example:0/", "must be written https://HOST/PATH"),
        ("https://hooks.example:99999/", "is no address"),
        ("https://user:secret@hooks.example/", "must have no user"),
        ("https://hooks.example/#top", "must have no user, password or #fragment"),
        ("https://hooks.example/a b", "visible ASCII"),
        ("https://höher.example/", "visible ASCII"),
        (f"https://hooks.example/{'x' * 2000}", "at most 2000"),
    ],
)
def test_what_is_no_address_for_messages_is_told_what_it_must_be(url: str, message: str) -> None:
    with pytest.raises(BadRequest) as caught:
        PUBLIC.check(url)
    assert message in caught.value.errors[0].message
    assert caught.value.errors[0].field == "url"


def says(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Names mean these addresses now; returned are those that were asked for."""
    asked = []

    def answer(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return asked


@pytest.mark.parametrize("addresses", [["10.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::ffff:169.254.169.254"]])
def test_a_name_that_leads_inside_gets_nothing(monkeypatch: pytest.MonkeyPatch, addresses: list[str]) -> None:
    says(monkeypatch, *addresses)
    with pytest.raises(NotReachable, match="private network"):
        PUBLIC.resolve("https://rebinding.example/")


def test_a_name_is_looked_up_once_and_the_connection_goes_where_it_led(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second look could be told another address: so there is none."""
    asked = says(monkeypatch, "93.184.215.14")
    target = PUBLIC.resolve("https://rebinding.example/a?b=1")
    assert target == Target(True, "rebinding.example", 443, "93.184.215.14", "/a?b=1")
    says(monkeypatch, "127.0.0.1")
    connected = []

    def connect(address: tuple[str, int], seconds: float) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(posting.socket, "create_connection", connect)
    assert post(target, b"{}", {}).error == "connection refused"
    assert (asked, connected) == (["rebinding.example"], [("93.184.215.14", 443)])


def test_a_network_that_the_operator_named_may_be_reached_also_without_tls() -> None:
    LOOPBACK.check("http://127.0.0.1:9/")
    assert LOOPBACK.resolve("http://127.0.0.1:9/").address == "127.0.0.1"
    with pytest.raises(BadRequest, match="private network"):
        LOOPBACK.check("http://10.0.0.1/")


def test_the_public_internet_is_never_reached_without_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    says(monkeypatch, "93.184.215.14")
    with pytest.raises(NotReachable, match="https:// only"):
        LOOPBACK.resolve("http://hooks.example/")


def test_a_redirect_is_not_followed() -> None:
    with receiving() as elsewhere, receiving((302, {"location": elsewhere.url})) as receiver:
        reply = post(LOOPBACK.resolve(receiver.url), b"{}", {"webhook-id": "x"})
    assert (reply.status, reply.taken, reply.error) == (302, False, "redirects are not followed")
    assert (len(receiver.got), elsewhere.got) == (1, [])
    assert receiver.got[0].path == "/hook?for=us"


def test_a_receiver_that_answers_a_byte_at_a_time_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "WHOLE_SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            connection, _ = server.accept()
            with connection:
                for _ in range(100):
                    try:
                        connection.sendall(b"H")
                    except OSError:
                        return
                    threading.Event().wait(0.05)

        dripping = threading.Thread(target=drip, daemon=True)
        dripping.start()
        reply = post(Target(False, "127.0.0.1", server.getsockname()[1], "127.0.0.1", "/"), b"{}", {})
        dripping.join()
    assert (reply.status, reply.error) == (None, "the receiver took too long")


def test_a_receiver_without_a_certificate_of_its_name_gets_nothing() -> None:
    with receiving() as receiver:
        port = int(receiver.url.split(":")[2].split("/")[0])
        reply = post(Target(True, "hooks.example", port, "127.0.0.1", "/"), b"{}", {})
    assert reply.status is None
    assert reply.error.startswith("TLS: ")
    assert receiver.got == []
