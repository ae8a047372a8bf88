"""One check a file: each looks at a sentence beside the lists of its scene and says nothing, or a reason."""
