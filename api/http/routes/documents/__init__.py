"""Plans and strength programs: one resource, asked for, followed, listed, read, removed and exported alike."""
