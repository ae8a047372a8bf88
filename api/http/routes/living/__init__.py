"""The living plan: asked why and what if, revised, told what happened, followed by calendars."""
