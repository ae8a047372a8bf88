"""What becomes of a plan once it is made: revisions, news of what happened, calendar addresses."""
