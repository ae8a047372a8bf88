"""A PostgreSQL server of the tests' own, from Debian's binaries, without a password and without durability."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

INSTALLED = Path("/usr/lib/postgresql")
USER = "postgres"


def binaries() -> Path:
    """The newest installed version's programs."""
    versions = sorted(INSTALLED.glob("*/bin"), key=lambda path: float(path.parent.name))
    assert versions, f"no PostgreSQL under {INSTALLED}; install the package postgresql"
    return versions[-1]


@contextlib.contextmanager
def server() -> Iterator[str]:
    """A running server's address; PostgreSQL refuses to run as root, so root runs it as its own user."""
    folder = Path(tempfile.mkdtemp(prefix="pacewright-pg-"))
    data, port = folder / "data", _free_port()
    as_user = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(folder, USER)
    initdb = [
        *as_user,
        str(binaries() / "initdb"),
        "-D",
        str(data),
        "-U",
        USER,
        "--auth=trust",
        "--no-sync",
        "-E",
        "UTF8",
    ]
    subprocess.run(initdb, check=True, capture_output=True)
    options = {"port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": folder, "fsync": "off"}
    settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    process = subprocess.Popen(
        [*as_user, str(binaries() / "postgres"), "-D", str(data), *settings], stderr=subprocess.DEVNULL
    )
    try:
        address = f"postgresql://{USER}@127.0.0.1:{port}"
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)
        shutil.rmtree(folder)


@contextlib.contextmanager
def database(address: str, name: str) -> Iterator[str]:
    """A fresh database on the server."""
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    yield f"{address}/{name}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(200):
        assert process.poll() is None, "PostgreSQL ended at once"
        with contextlib.suppress(psycopg.OperationalError), psycopg.connect(f"{address}/postgres", connect_timeout=2):
            return
        time.sleep(0.1)
    raise AssertionError("PostgreSQL did not start")
