"""Chest, shoulders and triceps. A press counts its main muscle once, triceps and the other delts half."""

TABLE = """
Barbell bench press | horizontal_press | chest | triceps front_delts | barbell | heavy | | bench press, flat bench press, flat bench, bench, chest press barbell
Paused bench press | horizontal_press | chest | triceps front_delts | barbell | heavy | | pause bench, spoto press
Incline barbell bench press | horizontal_press | chest | triceps front_delts | barbell | heavy | | incline bench press, incline bench, incline press, incline barbell press
Decline barbell bench press | horizontal_press | chest | triceps front_delts | barbell | heavy | | decline bench press, decline bench, decline press
Close-grip bench press | horizontal_press | triceps | chest front_delts | barbell | heavy | | cgbp, close grip barbell bench press, narrow grip bench press, close grip press, close grip bench
Dumbbell bench press | horizontal_press | chest | triceps front_delts | dumbbell | heavy | | dumbbell press flat, flat dumbbell press, dumbbell chest press, dumbbell flat press, dumbbell flat bench press, dumbbell bench
Incline dumbbell press | horizontal_press | chest | triceps front_delts | dumbbell | heavy | | incline dumbbell bench press, dumbbell incline press, low incline dumbbell press, incline dumbbell chest press, dumbbell incline bench press
Decline dumbbell press | horizontal_press | chest | triceps front_delts | dumbbell | heavy | | decline dumbbell bench press
Neutral-grip dumbbell press | horizontal_press | chest | triceps front_delts | dumbbell | heavy | | squeeze press, dumbbell squeeze press, hex press
Floor press | horizontal_press | chest | triceps front_delts | barbell dumbbell | heavy | | barbell floor press, dumbbell floor press
Kettlebell floor press | horizontal_press | chest | triceps front_delts | kettlebell | compound | |
Machine chest press | horizontal_press | chest | triceps front_delts | machine | compound | | chest press, seated chest press, hammer strength press, hammer strength chest press, plate loaded chest press
Incline machine press | horizontal_press | chest | triceps front_delts | machine | compound | | incline machine chest press, incline chest press, incline hammer strength press, machine incline press
Smith machine bench press | horizontal_press | chest | triceps front_delts | machine | compound | | smith bench press, smith press
Smith machine incline press | horizontal_press | chest | triceps front_delts | machine | compound | | smith incline bench press, incline smith press, smith machine incline bench press
Cable chest press | horizontal_press | chest | triceps front_delts | cable | compound | | standing cable press, cable press
Banded chest press | horizontal_press | chest | triceps front_delts | bands | compound | | band chest press, resistance band chest press, band press
Push-up | horizontal_press | chest | triceps front_delts | | compound | wrist | push up, press up, pushups, incline push up, decline push up, knee push up, weighted push up, band push up, deficit push up
Diamond push-up | horizontal_press | triceps | chest front_delts | | compound | wrist | close grip push up, triceps push up
Ring push-up | horizontal_press | chest | triceps front_delts | pull_up_bar | compound | wrist | suspended push up
Dips | dip | chest | triceps front_delts | pull_up_bar machine | compound | shoulder | dip, chest dip, parallel bar dip, weighted dip, bodyweight dip, ring dip, bar dip
Assisted dip | dip | chest | triceps front_delts | machine | compound | shoulder | machine dip, assisted dip machine, dip machine, seated dip machine
Triceps dip | dip | triceps | chest front_delts | pull_up_bar machine | compound | shoulder | tricep dip, dips triceps
Bench dip | dip | triceps | chest front_delts | | compound | shoulder | chair dip, feet elevated bench dip
Barbell overhead press | vertical_press | front_delts | triceps side_delts | barbell | heavy | shoulder | overhead press, military press, standing press, shoulder press barbell, standing military press, strict press, press standing barbell, ohp
Seated barbell press | vertical_press | front_delts | triceps side_delts | barbell | heavy | shoulder | seated barbell overhead press, seated military press, seated overhead press
Push press | vertical_press | front_delts | triceps side_delts | barbell dumbbell | heavy | shoulder | barbell push press, clean and press, barbell clean and press, clean and jerk
Dumbbell shoulder press | vertical_press | front_delts | triceps side_delts | dumbbell | heavy | shoulder | seated dumbbell press, seated dumbbell shoulder press, dumbbell overhead press, shoulder press, standing dumbbell press, seated shoulder press, standing dumbbell shoulder press, dumbbell military press
Arnold press | vertical_press | front_delts | triceps side_delts | dumbbell | heavy | shoulder | dumbbell arnold press, seated arnold press
Machine shoulder press | vertical_press | front_delts | triceps side_delts | machine | compound | shoulder | shoulder press machine, machine overhead press, hammer strength shoulder press
Smith machine shoulder press | vertical_press | front_delts | triceps side_delts | machine | compound | shoulder | smith overhead press, smith shoulder press
Landmine press | vertical_press | front_delts | triceps chest | barbell | compound | shoulder | half kneeling landmine press, single arm landmine press
Kettlebell press | vertical_press | front_delts | triceps side_delts | kettlebell | compound | shoulder | kettlebell overhead press, kettlebell shoulder press, kettlebell clean and press
Banded shoulder press | vertical_press | front_delts | triceps side_delts | bands | compound | shoulder | band overhead press, band shoulder press
Pike push-up | vertical_press | front_delts | triceps side_delts | | compound | shoulder wrist | pike press
Handstand push-up | vertical_press | front_delts | triceps side_delts | | compound | shoulder wrist | wall handstand push up, hspu
Behind-the-neck press | vertical_press | front_delts | triceps side_delts | barbell | heavy | shoulder | btn press, behind neck press
Cable fly | fly | chest | front_delts | cable | single | | cable crossover, cable flye, cable chest fly, high to low cable fly, low to high cable fly, crossover, cable crossovers, standing cable fly, low cable fly, high cable fly, incline cable fly
Dumbbell fly | fly | chest | front_delts | dumbbell | single | | dumbbell flye, chest fly, flat dumbbell fly, dumbbell chest fly, flyes
Incline dumbbell fly | fly | chest | front_delts | dumbbell | single | | incline fly, incline dumbbell flye
Pec deck | fly | chest | front_delts | machine | single | | pec deck fly, machine fly, pec fly, machine chest fly, pec dec, butterfly, pec deck machine, chest fly machine
Banded chest fly | fly | chest | front_delts | bands | single | | band fly, band chest fly, resistance band fly
Sliding chest fly | fly | chest | front_delts | | single | | slider fly, bodyweight fly, floor slide fly
Svend press | fly | chest | front_delts | barbell dumbbell | single | | plate press, plate squeeze press
Lateral raise | raise | side_delts | | dumbbell | single | | dumbbell lateral raise, side lateral raise, side raise, lateral raises, seated lateral raise, dumbbell side raise, lat raise, side laterals, standing lateral raise, dumbbell side lateral raise, laterals
Cable lateral raise | raise | side_delts | | cable | single | | single arm cable lateral raise, cable lateral, cable laterals, cable side raise, behind the back cable lateral raise
Leaning lateral raise | raise | side_delts | | dumbbell | single | | leaning dumbbell lateral raise, incline lateral raise
Machine lateral raise | raise | side_delts | | machine | single | | lateral raise machine
Banded lateral raise | raise | side_delts | | bands | single | | band lateral raise, resistance band lateral raise
Kettlebell lateral raise | raise | side_delts | | kettlebell | single | |
Wall lateral raise hold | raise | side_delts | | | single | | isometric lateral raise, bodyweight lateral raise, doorway lateral raise
Lu raise | raise | side_delts | front_delts traps | dumbbell | single | | y lateral raise
Front raise | raise | front_delts | | dumbbell barbell cable kettlebell bands | single | | dumbbell front raise, plate front raise, cable front raise, barbell front raise
Upright row | raise | side_delts | traps front_delts | barbell dumbbell cable kettlebell bands | compound | shoulder | barbell upright row, cable upright row, dumbbell upright row, ez bar upright row
Rear delt fly | raise | rear_delts | | dumbbell | single | | dumbbell rear delt fly, reverse fly, bent over reverse fly, bent over lateral raise, rear delt raise, rear lateral raise, dumbbell reverse fly, bent over rear delt raise, rear delt flye, chest supported rear delt fly, rear delt dumbbell raise, bent over dumbbell fly, rear laterals, bent over raise
Reverse pec deck | raise | rear_delts | | machine | single | | reverse pec deck fly, reverse machine fly, rear delt machine, rear delt pec deck, machine rear delt fly, rear delt machine fly, reverse fly machine
Cable rear delt fly | raise | rear_delts | | cable | single | | cable reverse fly, rear delt cable fly, cross body cable rear delt fly, reverse cable crossover, rear delt cable
Band pull-apart | raise | rear_delts | traps | bands | single | | band pull aparts, pull apart
Prone rear delt raise | raise | rear_delts | traps | | single | | prone y raise, prone t raise, ytw, bodyweight rear delt raise, prone reverse snow angel
Face pull | raise | rear_delts | traps | cable bands | single | | cable face pull, rope face pull, facepulls, band face pull
Triceps pushdown | extension | triceps | | cable | single | | tricep pushdown, rope pushdown, cable pushdown, triceps push down, triceps pressdown, rope triceps pushdown, straight bar pushdown, v bar pushdown, tricep rope pushdown, cable triceps extension, pushdown, tricep pressdown, triceps cable pushdown, triceps rope extension
Banded triceps pushdown | extension | triceps | | bands | single | | band pushdown, band triceps extension
Single-arm cable triceps extension | extension | triceps | | cable | single | | single arm pushdown, one arm cable pushdown, cross body triceps extension
Overhead cable triceps extension | extension | triceps | | cable | single | elbow | overhead triceps extension cable, cable overhead extension, overhead rope extension, overhead cable extension, rope overhead triceps extension, overhead rope triceps extension
Overhead dumbbell triceps extension | extension | triceps | | dumbbell | single | elbow | overhead triceps extension, dumbbell overhead triceps extension, seated dumbbell triceps extension, dumbbell overhead extension, single arm overhead triceps extension, seated overhead triceps extension, overhead extension
Overhead kettlebell triceps extension | extension | triceps | | kettlebell | single | elbow | kettlebell triceps extension
Skullcrusher | extension | triceps | | barbell dumbbell | single | elbow | skull crusher, ez bar skullcrusher, lying triceps extension, barbell skullcrusher, ez bar skull crushers, lying barbell triceps extension, incline skullcrusher, nose breaker
Dumbbell skullcrusher | extension | triceps | | dumbbell | single | elbow | dumbbell skull crusher, lying dumbbell triceps extension, dumbbell lying triceps extension
French press | extension | triceps | | barbell | single | elbow | standing barbell triceps extension, barbell triceps extension, ez bar french press, seated french press, ez bar overhead extension, barbell overhead triceps extension
Triceps kickback | extension | triceps | | dumbbell cable bands | single | | dumbbell kickback, tricep kickback, cable kickback triceps, dumbbell triceps kickback, cable triceps kickback
JM press | extension | triceps | chest | barbell | compound | elbow |
Tate press | extension | triceps | | dumbbell | single | |
Machine triceps extension | extension | triceps | | machine | single | | triceps extension machine, machine dip triceps, triceps machine
Bodyweight triceps extension | extension | triceps | | | single | | bodyweight skullcrusher, sphinx push up, ring triceps extension, triceps wall press
"""
