"""The fields of a strength request that the grammar finds in a text, a file a subject."""
