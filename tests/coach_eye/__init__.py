"""What a coach looks at first in a plan: behaviour, whatever the rules are called."""
