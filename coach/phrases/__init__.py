"""What the offline coach says, as data: variants by type of day and phase, no numbers in them."""
