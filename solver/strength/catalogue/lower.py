"""Legs, glutes, calves and trunk. Squats, presses and lunges count quads once, glutes (hamstrings) half."""

TABLE = """
Back squat | squat | quads | glutes | barbell | heavy | knee lower_back | squat, barbell squat, barbell back squat, high bar squat, low bar squat, squats, high bar back squat, low bar back squat, paused squat, pause squat, free weight squat
Front squat | squat | quads | glutes | barbell | heavy | knee lower_back | barbell front squat, front squats
Box squat | squat | quads | glutes | barbell | heavy | knee lower_back | barbell box squat
Safety bar squat | squat | quads | glutes | barbell | heavy | knee lower_back | ssb squat, safety squat
Overhead squat | squat | quads | glutes front_delts | barbell | heavy | knee shoulder lower_back |
Zercher squat | squat | quads | glutes | barbell | heavy | knee lower_back |
Goblet squat | squat | quads | glutes | dumbbell kettlebell | heavy | knee | dumbbell goblet squat, kettlebell goblet squat, goblet squats
Dumbbell squat | squat | quads | glutes | dumbbell | heavy | knee | dumbbell front squat, heel elevated dumbbell squat
Hack squat | squat | quads | glutes | machine | compound | knee | machine hack squat, hack squat machine, hack squats, reverse hack squat
Pendulum squat | squat | quads | glutes | machine | compound | knee |
Smith machine squat | squat | quads | glutes | machine | compound | knee | smith squat
Belt squat | squat | quads | glutes | machine | compound | knee | belt squat machine
Kettlebell squat | squat | quads | glutes | kettlebell | compound | knee | kettlebell front squat, double kettlebell front squat, double kettlebell squat
Banded squat | squat | quads | glutes | bands | compound | knee | band squat, resistance band squat
Bodyweight squat | squat | quads | glutes | | compound | knee | air squat, air squats
Jump squat | squat | quads | glutes calves | | compound | knee | squat jump, jumping squat
Pistol squat | squat | quads | glutes | | compound | knee | single leg squat
Cyclist squat | squat | quads | glutes | barbell dumbbell | heavy | knee lower_back | heel elevated squat, heels elevated goblet squat
Thruster | squat | quads front_delts | glutes triceps | barbell dumbbell kettlebell | compound | knee shoulder lower_back | dumbbell thruster, barbell thruster
Leg press | squat | quads | glutes | machine | compound | | 45 degree leg press, machine leg press, leg presses, horizontal leg press, seated leg press, incline leg press, wide stance leg press
Single-leg press | squat | quads | glutes | machine | compound | | single leg leg press, unilateral leg press
Bulgarian split squat | lunge | quads | glutes hamstrings | | compound | knee | bss, dumbbell bulgarian split squat, bulgarians, rear foot elevated split squat, rfess, barbell bulgarian split squat, bulgarian squat
Split squat | lunge | quads | glutes hamstrings | | compound | knee | dumbbell split squat, barbell split squat, front foot elevated split squat, static lunge, stationary lunge
Lunge | lunge | quads | glutes hamstrings | | compound | knee | forward lunge, bodyweight lunge, lunges, alternating lunge
Walking lunge | lunge | quads | glutes hamstrings | | compound | knee | dumbbell walking lunge, walking lunges, barbell walking lunge
Dumbbell lunge | lunge | quads | glutes hamstrings | dumbbell | compound | knee | dumbbell lunges
Barbell lunge | lunge | quads | glutes hamstrings | barbell | compound | knee | barbell lunges
Reverse lunge | lunge | quads | glutes hamstrings | | compound | knee | dumbbell reverse lunge, deficit reverse lunge, barbell reverse lunge, smith machine reverse lunge, smith machine lunge, backward lunge
Lateral lunge | lunge | quads | glutes hamstrings | | compound | knee | side lunge, cossack squat
Curtsy lunge | lunge | glutes | quads | | compound | knee | curtsey lunge
Step-up | lunge | quads | glutes hamstrings | | compound | knee | dumbbell step up, box step up, step ups, barbell step up
Leg extension | extension | quads | | machine cable | single | | leg extensions, machine leg extension, quad extension, knee extension, single leg extension, lying leg extension
Banded leg extension | extension | quads | | bands | single | | band leg extension
Reverse nordic curl | extension | quads | | | single | | reverse nordic, natural leg extension
Dumbbell leg extension | extension | quads | | dumbbell | single | |
Sissy squat | extension | quads | | | single | knee | bodyweight leg extension
Wall sit | extension | quads | | | single | | wall squat hold
Terminal knee extension | extension | quads | | bands cable | single | | tke
Romanian deadlift | hinge | hamstrings | glutes back | barbell | heavy | lower_back | barbell romanian deadlift, rdl, bb rdl, romanian deadlifts, romanian dl
Dumbbell Romanian deadlift | hinge | hamstrings | glutes back | dumbbell | heavy | lower_back | dumbbell rdl, db rdl, dumbbell stiff leg deadlift
Stiff-leg deadlift | hinge | hamstrings | glutes back | barbell | heavy | lower_back | sldl, stiff legged deadlift, straight leg deadlift, stiff leg deadlifts
Single-leg Romanian deadlift | hinge | hamstrings | glutes back | dumbbell kettlebell barbell | compound | lower_back | single leg rdl, one leg rdl, single leg deadlift, single leg dumbbell rdl, b stance rdl, kettlebell single leg rdl
Kettlebell Romanian deadlift | hinge | hamstrings | glutes back | kettlebell | compound | lower_back | kettlebell rdl
Bodyweight single-leg deadlift | hinge | hamstrings | glutes back | | compound | lower_back | bodyweight rdl, airplane
Banded Romanian deadlift | hinge | hamstrings | glutes back | bands | compound | lower_back | band rdl, banded good morning
Good morning | hinge | hamstrings | glutes back | barbell | heavy | lower_back | barbell good morning, good mornings, seated good morning
Kettlebell swing | hinge | hamstrings glutes | back | kettlebell | compound | lower_back | kb swing, kettlebell swings, swing
Dumbbell swing | hinge | hamstrings glutes | back | dumbbell | compound | lower_back | db swing, dumbbell swings
Cable pull-through | hinge | glutes | hamstrings | cable | compound | | pull through, cable pull throughs
Banded pull-through | hinge | glutes | hamstrings | bands | compound | | band pull through, banded pull throughs
Lying leg curl | curl | hamstrings | | machine | single | | leg curl, hamstring curl, leg curls, prone leg curl, machine leg curl, lying hamstring curl, machine hamstring curl
Seated leg curl | curl | hamstrings | | machine | single | | seated hamstring curl, seated leg curls
Standing leg curl | curl | hamstrings | | machine cable | single | | single leg curl, cable leg curl, standing hamstring curl
Dumbbell leg curl | curl | hamstrings | | dumbbell | single | | lying dumbbell leg curl, dumbbell hamstring curl
Banded leg curl | curl | hamstrings | | bands | single | | band leg curl, band hamstring curl
Sliding leg curl | curl | hamstrings | glutes | | single | | swiss ball leg curl, stability ball leg curl, slider leg curl, stability ball hamstring curl, towel leg curl
Glute-ham raise | curl | hamstrings | glutes | machine | single | | ghr, glute ham developer, glute ham
Nordic curl | curl | hamstrings | | | single | | nordic hamstring curl, nordics, nordic ham curl, nordic leg curl
Hamstring walkout | curl | hamstrings | glutes | | single | | bridge walkout, long lever bridge
Barbell hip thrust | bridge | glutes | hamstrings | barbell | compound | | hip thrust, hip thrusts, hip thruster, barbell hip thrusts
Machine hip thrust | bridge | glutes | hamstrings | machine | compound | | hip thrust machine, smith machine hip thrust, glute drive
Dumbbell hip thrust | bridge | glutes | hamstrings | dumbbell | compound | | db hip thrust
Kettlebell hip thrust | bridge | glutes | hamstrings | kettlebell | compound | | kb hip thrust
Glute bridge | bridge | glutes | hamstrings | | compound | | bodyweight hip thrust, single leg glute bridge, barbell glute bridge, single leg hip thrust, glute bridges, hip bridge, banded glute bridge
Cable glute kickback | abduction | glutes | | cable | single | | glute kickback, cable kickback, glute kickbacks, cable hip extension
Machine glute kickback | abduction | glutes | | machine | single | | glute kickback machine, glute machine
Frog pump | bridge | glutes | | | single | | frog pumps
Donkey kick | abduction | glutes | | | single | | quadruped hip extension, donkey kicks, bodyweight glute kickback
Hip abduction | abduction | glutes | | machine cable | single | | hip abductor machine, abductor machine, machine hip abduction, hip abductor, hip abductions, abduction machine, seated hip abduction, cable hip abduction
Banded hip abduction | abduction | glutes | | bands | single | | banded lateral walk, monster walk, band walk, clamshell banded, banded clamshell, lateral band walk
Side-lying hip abduction | abduction | glutes | | | single | | clamshell, side leg raise, fire hydrant
Hip adduction | abduction | hamstrings | | machine cable | single | | adductor machine, machine hip adduction, hip adductor, hip adductor machine
Standing calf raise | calf_raise | calves | | machine dumbbell barbell | single | | calf raise, calf raises, machine calf raise, standing calf raises, calf raise machine, dumbbell calf raise, barbell calf raise, smith machine calf raise, standing machine calf raise, weighted calf raise, single leg dumbbell calf raise
Seated calf raise | calf_raise | calves | | machine dumbbell barbell kettlebell | single | | seated calf raises, seated calf, seated machine calf raise
Leg press calf raise | calf_raise | calves | | machine | single | | calf press, leg press calf press, toe press, calf press on leg press, calf extension
Donkey calf raise | calf_raise | calves | | machine | single | |
Bodyweight calf raise | calf_raise | calves | | | single | | single leg calf raise, step calf raise, stair calf raise
Tibialis raise | calf_raise | calves | | | single | | tib raise
Jump rope | calf_raise | calves | | | single | | skipping, skipping rope
Plank | core | abs | | | single | | front plank, forearm plank, planks, plank hold, weighted plank, rkc plank
Side plank | core | abs | | | single | | side planks, copenhagen plank
Crunch | core | abs | | | single | | crunches, abdominal crunch, ab crunch, sit up crunch
Cable crunch | core | abs | | cable | single | | kneeling cable crunch, rope crunch, cable crunches, kneeling rope crunch
Machine crunch | core | abs | | machine | single | | ab machine, crunch machine, abdominal machine, ab crunch machine
Sit-up | core | abs | | | single | | sit up, situps, decline sit up, weighted sit up, decline crunch
Leg raise | core | abs | | | single | | lying leg raise, leg raises, flutter kick, flat leg raise
Hanging leg raise | core | abs | forearms | pull_up_bar | single | | hanging knee raise, hanging leg raises, toes to bar, captain chair leg raise, hanging knee raises, knee raise
Reverse crunch | core | abs | | | single | | reverse crunches
Bicycle crunch | core | abs | | | single | | bicycle crunches, bicycles
Ab wheel rollout | core | abs | | | single | | ab wheel, ab rollout, rollout, ab roller, barbell rollout
Russian twist | core | abs | | | single | | russian twists, weighted russian twist
Wood chop | core | abs | | cable bands | single | | cable woodchop, woodchopper, cable wood chop, woodchoppers
Pallof press | core | abs | | cable bands | single | | pallof, anti rotation press
Dead bug | core | abs | | | single | | deadbug, bird dog, dead bugs
Hollow hold | core | abs | | | single | | hollow body hold, hollow rock
Mountain climber | core | abs | | | single | | mountain climbers
V-up | core | abs | | | single | | v ups, jackknife
Dragon flag | core | abs | | | single | |
Side bend | core | abs | | dumbbell kettlebell | single | | dumbbell side bend, oblique side bend
"""
