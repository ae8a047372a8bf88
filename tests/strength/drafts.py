"""Programs as people and models write them: the usual six-day, five-day and full-body ones, in their own spelling."""

PPL_CLASSIC = {
    "monday": (
        "Push",
        "Bench press 5, Overhead press 4, Incline DB press 3, Cable flyes 3, Lateral raises 4, Tricep pushdowns 3, Overhead tricep extension 3",
    ),
    "tuesday": ("Pull", "Deadlift 3, Pull-ups 3, Seated cable row 3, Face pulls 4, Hammer curls 4, Barbell curls 4"),
    "wednesday": ("Legs", "Squats 4, Romanian deadlift 3, Leg press 3, Leg curls 3, Standing calf raises 5"),
    "thursday": (
        "Push",
        "Overhead press 5, Bench press 3, Incline bench press 3, Pec deck 3, Lateral raises 4, Skull crushers 3, Rope pushdown 3",
    ),
    "friday": (
        "Pull",
        "BB row 4, Lat pulldown 3, Chest-supported row 3, Face pulls 4, Preacher curls 4, Hammer curls 3",
    ),
    "saturday": ("Legs", "Front squat 4, BB RDL 3, Leg extensions 3, Lying leg curl 3, Seated calf raise 5"),
}
PPL_REDDIT = {
    "monday": ("pull", "Deadlifts 1, Pulldowns 3, Seated cable rows 3, Face pulls 5, Hammer curls 4, Dumbbell curls 4"),
    "tuesday": (
        "push",
        "Bench press 5, Overhead press 3, Incline dumbbell press 3, Triceps pushdowns 3, Lateral raises 6, Overhead triceps extensions 3",
    ),
    "wednesday": ("legs", "Squat 3, Romanian Deadlift 3, Leg press 3, Leg curls 3, Calf raises 5"),
    "thursday": (
        "pull",
        "Barbell rows 5, Pulldowns 3, Seated cable rows 3, Face pulls 5, Hammer curls 4, Dumbbell curls 4",
    ),
    "friday": (
        "push",
        "Overhead press 5, Bench press 3, Incline dumbbell press 3, Triceps pushdowns 3, Lateral raises 6, Overhead triceps extensions 3",
    ),
    "saturday": ("legs", "Squat 3, Romanian Deadlift 3, Leg press 3, Leg curls 3, Calf raises 5"),
}
ARNOLD = {
    "monday": (
        "Chest & Back",
        "Barbell bench press 4, Incline barbell bench press 4, Dumbbell pullover 3, Chin-ups 4, Bent-over barbell rows 4, Deadlift 3, Crunches 3",
    ),
    "tuesday": (
        "Shoulders & Arms",
        "Barbell clean and press 4, Dumbbell lateral raise 4, Upright row 3, Barbell curl 4, Seated dumbbell curl 3, Close-grip bench press 4, Standing barbell triceps extension 3",
    ),
    "wednesday": ("Legs", "Squat 5, Lunges 4, Leg curl 5, Stiff-leg deadlift 3, Standing calf raise 5, Crunches 3"),
    "thursday": (
        "Chest & Back",
        "Bench press 4, Dumbbell flys 4, Incline DB press 4, Wide-grip chin-ups 4, T-bar row 4, One-arm DB row 3",
    ),
    "friday": (
        "Shoulders & Arms",
        "Arnold press 4, Lateral raise 4, Bent-over lateral raise 4, EZ bar curl 4, Concentration curl 3, Skull crushers 4, Triceps pushdown 3",
    ),
    "saturday": ("Legs", "Front squat 4, Leg extension 4, Leg curl 4, Good mornings 3, Seated calf raise 5"),
}
DUMBBELL_PPL = {
    "monday": (
        "Push A",
        "DB bench 4, Seated DB shoulder press 3, Incline DB flye 3, DB lateral raise 3, DB skullcrusher 3",
    ),
    "tuesday": ("Pull A", "One-arm dumbbell row 4, DB pullover 3, Rear delt fly 3, DB curl 3, Hammer curl 3"),
    "wednesday": ("Legs A", "Goblet squat 4, DB RDL 3, DB lunges 3, DB calf raise 3"),
    "thursday": ("Push B", "Incline DB press 4, Arnold press 3, DB floor press 3, Overhead DB tricep extension 3"),
    "friday": ("Pull B", "Chest supported DB row 4, DB shrugs 3, Incline DB curl 3, Concentration curl 3"),
    "saturday": (
        "Legs B",
        "Bulgarian split squat 4, Dumbbell stiff leg deadlift 4, DB step-ups 3, Single leg calf raise 3",
    ),
}
FULL_BODY_SIX = {
    day: ("Full body", f"{squat} 3, {press} 3, {row} 3, {extra} 2")
    for day, squat, press, row, extra in (
        ("monday", "Back squat", "Bench press", "Barbell row", "Barbell curl"),
        ("tuesday", "Romanian deadlift", "Overhead press", "Lat pulldown", "Tricep pushdown"),
        ("wednesday", "Leg press", "Incline DB press", "Cable row", "Calf raise"),
        ("thursday", "Front squat", "Dips", "Pull-ups", "Lateral raise"),
        ("friday", "Leg curl", "DB bench", "Chest-supported row", "Face pulls"),
        ("saturday", "Hack squat", "Machine chest press", "T-bar row", "Hammer curl"),
    )
}
BRO_SPLIT = {
    "monday": (
        "Chest day",
        "Flat bench press 4, Incline bench press 4, Dumbbell flyes 3, Cable crossovers 3, Push-ups 3",
    ),
    "tuesday": ("Back", "Deadlift 4, Pull-ups 4, Bent over rows 4, Lat pulldown 3, Seated row 3"),
    "wednesday": ("Shoulders", "Military press 4, Lateral raises 4, Front raises 3, Rear delt flyes 4, Shrugs 4"),
    "thursday": ("Arms", "Barbell curl 4, Preacher curl 3, Hammer curl 3, Skull crushers 4, Rope pushdown 3, Dips 3"),
    "friday": ("Leg day", "Squat 5, Leg press 4, Leg extension 3, Leg curl 4, Calf raises 6"),
    "saturday": ("Abs", "Hanging leg raises 4, Cable crunch 4, Plank 3, Russian twists 3"),
}
UPPER_LOWER = {
    "monday": (
        "Upper strength",
        "Bench press 4, Bent over row 4, Overhead press 3, Pull-ups 3, Barbell curl 3, Skull crushers 3",
    ),
    "tuesday": ("Lower strength", "Squat 4, Deadlift 3, Leg press 3, Leg curl 3, Calf raises 4"),
    "thursday": (
        "Upper hypertrophy",
        "Incline DB press 4, Cable row 4, Lat pulldown 3, Lateral raise 3, Face pull 3, Cable curl 3, Pushdown 3",
    ),
    "friday": (
        "Lower hypertrophy",
        "Front squat 3, RDL 4, Bulgarian split squat 3, Leg extension 3, Leg curl 3, Seated calf raise 4",
    ),
}
FULL_BODY_THREE = {
    "monday": ("Workout A", "Squat 5, Bench press 5, Barbell row 5"),
    "wednesday": ("Workout B", "Squat 5, Overhead press 5, Deadlift 1"),
    "friday": ("Workout A", "Squat 5, Bench press 5, Barbell row 5"),
}
PHUL_FIVE = {
    "monday": ("Push", "Bench press 4, DB shoulder press 3, Cable fly 3, Lateral raise 4, Tricep pushdown 4"),
    "tuesday": ("Pull", "Pull-ups 4, Barbell row 4, Face pull 3, Hammer curl 3, Barbell curl 3"),
    "wednesday": ("Legs", "Squat 4, RDL 4, Leg press 3, Leg curl 3, Calf raise 4"),
    "friday": ("Upper", "Incline bench 4, Cable row 4, Lat pulldown 3, DB curl 3, Overhead tricep extension 3"),
    "saturday": ("Lower", "Deadlift 3, Front squat 3, Lunges 3, Leg curl 3, Seated calf raise 4"),
}
MODEL_PPL = {
    "monday": (
        "Push",
        "Barbell Bench Press 4, Seated Dumbbell Shoulder Press 4, Incline Dumbbell Press 3, Cable Lateral Raise 4, Tricep Rope Pushdown 3, Overhead Cable Tricep Extension 3",
    ),
    "tuesday": (
        "Pull",
        "Barbell Bent-Over Row 4, Weighted Pull-Up 4, Seated Cable Row (Neutral Grip) 3, Reverse Pec Deck 3, EZ-Bar Curl 3, Incline Dumbbell Curl 3",
    ),
    "wednesday": ("Active Recovery", ""),
    "thursday": (
        "Legs",
        "Barbell Back Squat 4, Romanian Deadlift (RDL) 4, Leg Press 3, Lying Leg Curl 3, Standing Calf Raise 4, Hanging Leg Raise 3",
    ),
    "friday": (
        "Push",
        "Standing Overhead Press 4, Incline Barbell Bench Press 4, Machine Chest Press 3, Dumbbell Lateral Raise 4, Skull Crusher 3",
    ),
    "saturday": (
        "Pull",
        "Conventional Deadlift 3, Lat Pulldown (Wide Grip) 4, Chest-Supported Row 3, Face Pull 3, Preacher Curl 3",
    ),
    "sunday": ("Legs", "Front Squat 4, Bulgarian Split Squat 3, Seated Leg Curl 4, Hip Thrust 3, Seated Calf Raise 4"),
}
PROGRAMS = {
    "ppl classic": (6, PPL_CLASSIC),
    "ppl from a forum": (6, PPL_REDDIT),
    "arnold split": (6, ARNOLD),
    "dumbbell ppl": (6, DUMBBELL_PPL),
    "full body on six days": (6, FULL_BODY_SIX),
    "bro split": (6, BRO_SPLIT),
    "upper lower": (4, UPPER_LOWER),
    "full body on three days": (3, FULL_BODY_THREE),
    "five days": (5, PHUL_FIVE),
    "a model's ppl": (6, MODEL_PPL),
}


def draft_of(program):
    """The contract's draft from the short form."""
    return {"days": [_day(day, focus, lifts) for day, (focus, lifts) in program.items()]}


def _day(day, focus, lifts):
    exercises = [lift.strip().rsplit(" ", 1) for lift in lifts.split(",") if lift.strip()]
    return {"dayOfWeek": day, "focus": focus, "exercises": [{"name": n, "sets": int(s)} for n, s in exercises]}


def lifter(**changes):
    """A lifter's request object without a draft."""
    usual = {
        "primaryFocus": "hypertrophy",
        "experienceLevel": "advanced",
        "trainingDaysPerWeek": 6,
        "sessionDurationMins": 75,
    }
    return usual | changes
