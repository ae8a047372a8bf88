"""For Schemathesis: JSON Lines are sent as the text that they are."""

import schemathesis

schemathesis.serializer.alias("application/jsonl", "text/plain")
