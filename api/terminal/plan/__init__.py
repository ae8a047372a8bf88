"""Plans and their revisions on a terminal."""
