"""The living plan by tenant and plan, without a request of HTTP: questions, revisions, news.

Routes and assistants' tools call these functions; they raise what they refuse as errors of ours.
"""
