"""The service, its keys and its database, for whoever runs it."""
