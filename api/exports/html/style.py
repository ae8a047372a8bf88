"""How pages look: a column of text on paper, all the width there is on a telephone, the same for plans and programs."""

from api.exports.html.markup import Markup, joined, tag

COMMON = """
@page { size: A4; margin: 12mm }
* { box-sizing: border-box }
body { font: 16px/1.45 Georgia, serif; color: #222; max-width: 48rem; margin: 1.5rem auto; padding: 0 1rem }
h1 { font-size: 1.6em; line-height: 1.2; margin: 0 } h2 { font-size: 1.1em; margin: 1.4em 0 0.2em }
p { margin: 0.3em 0 }
.dim { color: #555; font-size: 0.9em } ul { margin: 0.3em 0; padding-left: 1.3em }
table { border-collapse: collapse; width: 100%; font-size: 0.92em }
td, th { border-top: 1px solid #ccc; padding: 0.25em 0.5em 0.25em 0; text-align: left; vertical-align: top }
th { font-weight: normal }
@media print {
  body { font-size: 8.4pt; line-height: 1.25; max-width: none; margin: 0; padding: 0 }
  td, th { padding-top: 0.15em; padding-bottom: 0.15em }
  h2 { margin-top: 0.7em } h2, .lead { break-after: avoid } tr, li, svg { break-inside: avoid }
}
"""


def whole_page(name: str, style: str, body: Markup, language: str = "en") -> str:
    """A page in one file, without scripts and without anything from elsewhere."""
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", name),
        tag("style", Markup(COMMON + style)),
    )
    return "<!doctype html>\n" + tag("html", tag("head", head), tag("body", body), lang=language)
