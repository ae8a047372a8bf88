"""A page to print: charts and all days of a plan in one file, without scripts and without anything from elsewhere."""

from api.exports.html.page import as_html

__all__ = ["as_html"]
