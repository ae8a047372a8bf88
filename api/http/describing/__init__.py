"""What the service says of itself: the OpenAPI document and the shapes that only it has."""
