"""What pages are put together from: components that show what they are given and tell what people do."""
