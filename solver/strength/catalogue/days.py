"""What a day of each focus starts from when nobody wrote it: five to seven exercises, its variants in their order."""

USUAL = """
push | Barbell bench press, Dumbbell shoulder press, Incline dumbbell press, Cable fly, Lateral raise, Triceps pushdown
push | Incline barbell bench press, Dumbbell bench press, Pec deck, Cable lateral raise, Overhead cable triceps extension, Dumbbell skullcrusher
pull | Barbell row, Lat pulldown, Seated cable row, Face pull, Barbell curl, Hammer curl
pull | Pull-up, Chest-supported row, Straight-arm pulldown, Reverse pec deck, Incline dumbbell curl, Cable curl
legs lower | Back squat, Romanian deadlift, Leg press, Lying leg curl, Leg extension, Standing calf raise
legs lower | Stiff-leg deadlift, Front squat, Barbell hip thrust, Seated leg curl, Leg extension, Seated calf raise
upper | Barbell bench press, Barbell row, Lat pulldown, Cable fly, Lateral raise, Triceps pushdown, Barbell curl
upper | Pull-up, Incline dumbbell press, Dumbbell shoulder press, Seated cable row, Reverse pec deck, Overhead cable triceps extension, Incline dumbbell curl
full_body | Back squat, Barbell bench press, Barbell row, Lying leg curl, Lateral raise, Triceps pushdown, Barbell curl
full_body | Romanian deadlift, Dumbbell shoulder press, Lat pulldown, Leg press, Incline dumbbell press, Face pull, Incline dumbbell curl
full_body | Front squat, Pull-up, Dumbbell bench press, Seated leg curl, Barbell hip thrust, Standing calf raise, Hammer curl
"""
FOR_STRENGTH = """
push | Barbell bench press, Barbell overhead press, Incline dumbbell press, Lateral raise, Triceps pushdown, Overhead cable triceps extension
pull | Barbell row, Pull-up, Seated cable row, Face pull, Barbell curl, Hammer curl
legs | Back squat, Romanian deadlift, Leg press, Lying leg curl, Standing calf raise, Plank
lower | Back squat, Romanian deadlift, Leg press, Lying leg curl, Standing calf raise, Plank
lower | Deadlift, Back squat, Leg extension, Seated leg curl, Seated calf raise, Cable crunch
lower | Front squat, Barbell hip thrust, Leg press, Seated leg curl, Leg extension, Standing calf raise
upper | Barbell bench press, Barbell row, Dumbbell shoulder press, Lat pulldown, Face pull, Triceps pushdown, Barbell curl
upper | Barbell overhead press, Pull-up, Barbell bench press, Seated cable row, Lateral raise, Overhead cable triceps extension, Hammer curl
upper | Incline barbell bench press, Chest-supported row, Dumbbell shoulder press, Lat pulldown, Reverse pec deck, Dumbbell skullcrusher, Incline dumbbell curl
full_body | Back squat, Barbell bench press, Barbell row, Lying leg curl, Lateral raise, Triceps pushdown, Barbell curl
full_body | Deadlift, Barbell overhead press, Lat pulldown, Leg press, Incline dumbbell press, Face pull, Hammer curl
full_body | Back squat, Barbell bench press, Pull-up, Seated leg curl, Standing calf raise, Overhead cable triceps extension, Dumbbell curl
"""
"""Around the lifts: squat and bench twice, deadlift and overhead press once (S18)."""
