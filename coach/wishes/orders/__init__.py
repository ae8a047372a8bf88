"""The two requests that a wish may become, a running plan's and a strength program's."""
