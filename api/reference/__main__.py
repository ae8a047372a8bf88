"""`python -m api.reference FOLDER`: write the reference pages there, whole, and the guide's season beside them."""

import sys
from pathlib import Path

from api.reference import season
from api.reference.pages import pages

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for name, text in pages().items():
    (folder / name).write_text(text.rstrip() + "\n", encoding="utf-8")
guide = folder.parent / "how-to" / "assistants.md"
if guide.exists():
    season.rewrite(guide)
