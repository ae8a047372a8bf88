"""Back, biceps, traps and forearms. Rows count back once, biceps and rear delts half; pull-downs biceps half."""

TABLE = """
Pull-up | vertical_pull | back | biceps | pull_up_bar | heavy | | pullup, pull ups, weighted pull up, wide grip pull up, bodyweight pull up, neutral grip pull up, strict pull up
Chin-up | vertical_pull | back | biceps | pull_up_bar | heavy | | chinup, chin ups, weighted chin up, supinated pull up, underhand pull up, chins
Assisted pull-up | vertical_pull | back | biceps | machine bands+pull_up_bar | compound | | machine assisted pull up, band assisted pull up, assisted chin up, assisted pull up machine
Lat pulldown | vertical_pull | back | biceps | cable machine | compound | | lat pull down, wide grip lat pulldown, pulldown, cable pulldown, lat pulldowns, front lat pulldown, wide grip pulldown, machine pulldown, pull down, cable lat pulldown, machine lat pulldown
Close-grip lat pulldown | vertical_pull | back | biceps | cable machine | compound | | neutral grip lat pulldown, v bar pulldown, close grip pulldown, underhand pulldown, reverse grip lat pulldown, supinated pulldown, neutral grip pulldown, reverse grip pulldown, underhand lat pulldown
Single-arm lat pulldown | vertical_pull | back | biceps | cable machine | compound | | one arm lat pulldown, half kneeling lat pulldown, single arm pulldown
Banded lat pulldown | vertical_pull | back | biceps | bands | compound | | band pulldown, band lat pulldown, resistance band lat pulldown
Barbell row | horizontal_pull | back | biceps rear_delts | barbell | heavy | lower_back | bent over row, bent over barbell row, barbell bent over row, bent row, bb row, barbell rows, yates row, underhand barbell row, row barbell, reverse grip barbell row
Pendlay row | horizontal_pull | back | biceps rear_delts | barbell | heavy | lower_back | dead stop row, pendlay rows
T-bar row | horizontal_pull | back | biceps rear_delts | barbell machine | heavy | lower_back | t bar rows, landmine row, tbar row
Meadows row | horizontal_pull | back | biceps rear_delts | barbell | heavy | lower_back | single arm landmine row
Dumbbell row | horizontal_pull | back | biceps rear_delts | dumbbell | heavy | | one arm dumbbell row, single arm dumbbell row, dumbbell rows, one arm row, kroc row, single arm row, db rows, three point row
Bent-over dumbbell row | horizontal_pull | back | biceps rear_delts | dumbbell | heavy | lower_back | dumbbell bent over row, two arm dumbbell row
Chest-supported row | horizontal_pull | back | biceps rear_delts | dumbbell machine | heavy | | chest supported dumbbell row, incline dumbbell row, chest supported t bar row, incline row, incline bench row, dumbbell chest supported row
Seal row | horizontal_pull | back | biceps rear_delts | barbell dumbbell | heavy | | bench pull, prone row
Seated cable row | horizontal_pull | back | biceps rear_delts | cable | compound | | cable row, seated row, low row, close grip cable row, wide grip seated row, cable seated row, v grip cable row, low cable row, seated cable rows
Single-arm cable row | horizontal_pull | back | biceps rear_delts | cable | compound | | one arm cable row
Machine row | horizontal_pull | back | biceps rear_delts | machine | compound | | seated machine row, hammer strength row, iso row, machine seated row, row machine, plate loaded row, high row machine, hammer strength high row, chest supported machine row
Smith machine row | horizontal_pull | back | biceps rear_delts | machine | compound | lower_back | smith row
Kettlebell row | horizontal_pull | back | biceps rear_delts | kettlebell | compound | | one arm kettlebell row, gorilla row
Banded row | horizontal_pull | back | biceps rear_delts | bands | compound | | band row, resistance band row, seated band row
Inverted row | horizontal_pull | back | biceps rear_delts | pull_up_bar barbell | compound | | bodyweight row, australian pull up, ring row, body row, trx row
Towel row | horizontal_pull | back | biceps rear_delts | | compound | | table row, door row, bodyweight towel row
Rope high row | horizontal_pull | back | rear_delts biceps | cable | compound | | cable high row, high row, kneeling high row
Rear delt row | horizontal_pull | rear_delts | back biceps | dumbbell cable barbell machine bands | compound | | dumbbell rear delt row, cable rear delt row
Deadlift | hinge | back hamstrings glutes | | barbell | heavy | lower_back | conventional deadlift, barbell deadlift, deadlifts, dead lift
Sumo deadlift | hinge | back hamstrings glutes | quads | barbell | heavy | lower_back | barbell sumo deadlift
Trap bar deadlift | hinge | back hamstrings glutes | quads | barbell | heavy | lower_back | hex bar deadlift, trap bar
Deficit deadlift | hinge | back hamstrings glutes | | barbell | heavy | lower_back |
Rack pull | hinge | back hamstrings glutes | traps | barbell | heavy | lower_back | rack pulls, block pull, block deadlift
Dumbbell deadlift | hinge | back hamstrings glutes | | dumbbell | heavy | lower_back |
Kettlebell deadlift | hinge | back hamstrings glutes | | kettlebell | compound | lower_back |
Snatch-grip deadlift | hinge | back hamstrings glutes | traps | barbell | heavy | lower_back |
Power clean | other | back hamstrings glutes | traps quads | barbell | heavy | lower_back | clean, hang clean, hang power clean, barbell clean
Straight-arm pulldown | pullover | back | | cable bands | single | | straight arm lat pulldown, cable pullover, lat pullover, rope straight arm pulldown, straight arm pushdown, lat prayer, cable lat pullover, stiff arm pulldown
Dumbbell pullover | pullover | back | chest | dumbbell | single | | pullover, db pullover
Kettlebell pullover | pullover | back | chest | kettlebell | single | | kb pullover
Barbell pullover | pullover | back | chest | barbell | single | |
Machine pullover | pullover | back | | machine | single | | nautilus pullover, pullover machine
Back extension | pullover | back | glutes hamstrings | | single | | hyperextension, hyperextensions, back raise, 45 degree back extension, roman chair back extension, lower back extension
Superman | pullover | back | glutes | | single | | superman hold, prone back extension, prone lat pull
Machine back extension | pullover | back | | machine | single | | lower back machine, lumbar extension
Barbell curl | curl | biceps | | barbell | single | | ez bar curl, bb curl, barbell biceps curl, standing barbell curl, ez curl, straight bar curl, ez bar biceps curl, drag curl
Dumbbell curl | curl | biceps | | dumbbell | single | | dumbbell biceps curl, biceps curl, bicep curl, alternating dumbbell curl, curl, standing dumbbell curl, seated dumbbell curl, supinated curl, curls, zottman curl
Hammer curl | curl | biceps | forearms | dumbbell | single | | dumbbell hammer curl, hammer curls, cross body hammer curl, seated hammer curl, alternating hammer curl
Rope hammer curl | curl | biceps | forearms | cable | single | | cable hammer curl, cable rope hammer curl, rope curl
Incline dumbbell curl | curl | biceps | | dumbbell | single | | incline curl, incline biceps curl, seated incline curl, incline dumbbell biceps curl
Preacher curl | curl | biceps | | barbell dumbbell | single | | ez bar preacher curl, barbell preacher curl, scott curl, dumbbell preacher curl
Machine preacher curl | curl | biceps | | machine | single | | machine curl, machine biceps curl, preacher curl machine, biceps curl machine
Concentration curl | curl | biceps | | dumbbell | single | | dumbbell concentration curl, concentration curls
Spider curl | curl | biceps | | dumbbell barbell | single | | dumbbell spider curl, ez bar spider curl
Cable curl | curl | biceps | | cable | single | | cable biceps curl, standing cable curl, bayesian curl, bayesian cable curl, straight bar cable curl, low pulley curl, cable curls, single arm cable curl, ez bar cable curl
High cable curl | curl | biceps | | cable | single | | overhead cable curl, double biceps cable curl
Banded curl | curl | biceps | | bands | single | | band curl, band biceps curl, resistance band curl
Kettlebell curl | curl | biceps | | kettlebell | single | |
Towel curl | curl | biceps | | | single | | bodyweight biceps curl, towel biceps curl, self resisted curl, isometric towel curl
Bodyweight bar curl | curl | biceps | | pull_up_bar | single | | pelican curl, headbanger curl
Reverse curl | curl | forearms | biceps | barbell dumbbell cable | single | | ez bar reverse curl, barbell reverse curl, reverse barbell curl, cable reverse curl
Wrist curl | grip | forearms | | barbell dumbbell cable | single | wrist | barbell wrist curl, dumbbell wrist curl, wrist curls, forearm curl, seated wrist curl
Reverse wrist curl | grip | forearms | | barbell dumbbell | single | wrist | wrist extension, reverse wrist curls
Wrist roller | grip | forearms | | barbell dumbbell kettlebell | single | wrist |
Plate pinch | grip | forearms | | barbell | single | | plate pinch hold, grip trainer, hand gripper
Dead hang | grip | forearms | back | pull_up_bar | single | | bar hang, hang
Farmer's walk | carry | forearms traps | abs | dumbbell kettlebell barbell | compound | | farmer carry, farmers walk, farmer walk, farmers carry, loaded carry, suitcase carry
Barbell shrug | shrug | traps | forearms | barbell | single | | shrug, shrugs, barbell shrugs, behind the back shrug
Dumbbell shrug | shrug | traps | forearms | dumbbell | single | | dumbbell shrugs
Machine shrug | shrug | traps | | machine | single | | smith machine shrug, smith shrug
Cable shrug | shrug | traps | | cable | single | | cable shrugs
Trap bar shrug | shrug | traps | forearms | barbell | single | |
"""
