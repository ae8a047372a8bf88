"""The OpenAPI document as a file, `python -m api.http.document FILE`: `make docs` writes it, `make check` compares it.

So no change of it goes unnoticed. The examples are left out: they change with the engine, not with the service.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from api.environment import Service
from api.http.app import create_app
from api.http.describing.generators import without_examples


def document() -> dict[str, Any]:
    """The document of a service that needs keys."""
    with tempfile.TemporaryDirectory() as folder:
        made = create_app(Service(database_url=f"sqlite:///{folder}/none.db", auth="keys"))
        found: dict[str, Any] = json.loads(json.dumps(made.document()))
        made.parts.database.close()
    without_examples(found)
    return found


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(document(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
