"""`python -m api.reference FOLDER`: write the reference pages there, whole."""

import sys
from pathlib import Path

from api.reference.pages import pages

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for name, text in pages().items():
    (folder / name).write_text(text.rstrip() + "\n", encoding="utf-8")
