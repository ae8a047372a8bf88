"""What a request says beside its route: body, parameters, keys and conditions, each read with its own refusal."""
