"""The plan that is being lived: revised, asked why and what if."""
