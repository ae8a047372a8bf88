"""What the coach can say: reviewed sentences with slots, and when each is true.

`groups/*.toml` says where the sentences of a group may stand and under which conditions, once for all languages. A
language is one folder of data: the texts of every group, `words.toml` (the forms of names and counts), `labels.toml`
(what exports and the terminal call things), `studio.toml` (what the studio says), `wishes.toml` (what is asked about a
wish, and the words that tell its
language) and, optional, `prose.toml` (the words that a model may use). To add one, copy a folder and translate it, and
beside it the engine's sentences, `solver/languages/<language>/`.
"""
