"""Who wants to be told of what happens: addresses, signed messages, and their delivery by durable jobs.

An event is written down in the transaction in which it happens (`api/store/outbox.py`), once for each address that
wants its type. A job a try posts it; what was not taken is tried again, later and later, under the same `webhook-id`.
"""
