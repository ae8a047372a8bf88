"""How fast and how long: VDOT, paces, and what each workout is made of."""
