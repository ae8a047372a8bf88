"""The OpenAPI document as a file, `python -m api.http.document FILE [EXAMPLES]`: `make docs` writes it, `make check`
compares it.

So no change of it goes unnoticed. The examples are left out: they change with the engine, not with the service. Those
of answers are made anew and kept in a file of their own.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from api.environment import Service
from api.http.answers import answers
from api.http.app import create_app
from api.http.describing.generators import without_examples
from api.http.logs import configure_logs

ANSWERS = Path(__file__).parents[1] / "examples" / "answers.json"


def document() -> dict[str, Any]:
    """The document of a service that needs keys."""
    with tempfile.TemporaryDirectory() as folder:
        made = create_app(Service(database_url=f"sqlite:///{folder}/none.db", auth="keys"))
        found: dict[str, Any] = json.loads(json.dumps(made.document()))
        made.parts.database.close()
    without_examples(found)
    return found


if __name__ == "__main__":
    configure_logs("error")
    where, examples = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else ANSWERS
    for file, made in ((where, document()), (examples, answers())):
        file.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
