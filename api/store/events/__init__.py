"""What happened, for everybody who is to be told: written down here, sent by `api/webhooks`."""
