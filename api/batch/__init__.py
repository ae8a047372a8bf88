"""Many requests at once: a line in, a line out, in order, on all cores, with bounded memory."""
