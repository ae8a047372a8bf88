"""Finished plans as files for calendars, watches, spreadsheets, programs and paper.

To add a format: a function from :class:`~api.exports.document.Document` to bytes, and its line in `table.py`; the
service gets its address from there. All are pure: the same document gives the same bytes.
"""
