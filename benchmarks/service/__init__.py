"""What the service costs and how it bears load: `make load`, `make store-bench`."""
