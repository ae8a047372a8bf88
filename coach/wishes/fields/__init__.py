"""The fields of a request that the grammar finds in a text, a file a subject."""
