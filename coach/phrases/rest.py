"""What rest and cross-training days are for."""

from coach.phrases.phase import Phase, Variants

REST: dict[Phase, Variants] = {
    Phase.BASE: (
        "No running today: your body builds what you asked of it while you rest.",
        "A day off is part of the plan, not a gap in it.",
        "Let the legs be. Sleep and ordinary food are the training today.",
        "Stay off your feet when you can, and take a walk if you feel restless.",
        "Nothing to do and nothing to make up for.",
        "Let today be ordinary: good food, an early night, shoes left by the door.",
        "Rest is where easy running turns into endurance.",
        "A free day: use it for the people who miss you on running days.",
    ),
    Phase.BUILD: (
        "As the running grows, rest days earn their keep. Take this one fully.",
        "Rest now so that the next run finds you ready.",
        "Fitness is work plus recovery, and today is the second half.",
        "An early night is the best session you could add today.",
        "Leave the shoes by the door and let the week sink in.",
        "No session can replace this one: a full day without running.",
        "Give the legs a quiet day, and they will pay it back.",
        "Today the plan asks for patience instead of kilometres.",
    ),
    Phase.PEAK: (
        "In the biggest weeks, rest is what holds everything together.",
        "Do nothing today, and do it well.",
        "Your body is handling a lot; give it a full day to catch up.",
        "Eat enough, sleep long, and let the legs come back.",
        "Skipping rest would be the only mistake you could make today.",
        "The work of this week is heavy enough without company. Rest.",
        "A quiet day now is what makes the next big run possible.",
        "Put the feet up without a second thought; you are on schedule.",
    ),
    Phase.RECOVERY: (
        "Rest within a restful week: this is where the gains settle.",
        "Enjoy the quiet. The plan picks up again soon enough.",
        "Let small aches fade and motivation return.",
        "A free day in a light week; spend it on anything but training.",
        "Recovery is the job this week, and today you do nothing else.",
        "Less is the whole idea of this week. Today it is nothing at all.",
        "Catch up on sleep and on everything that is not running.",
        "A day off inside a light week is no luxury: it is the dose.",
    ),
    Phase.TAPER: (
        "Resting now is training: the work turns into freshness.",
        "Phantom aches and spare energy are common in a taper. Let both pass.",
        "Stay out of the gym, stay off the ladder, stay patient.",
        "Use the free time to sort out the practical things for race day.",
        "Trust what you have done; nothing you could run today would add to it.",
        "Spare energy today is fitness that you have not spent yet.",
        "A calm day off your feet, as often as life allows.",
        "Restlessness is a sign that the taper works. Stay lazy.",
    ),
    Phase.AFTER_RACE: (
        "You have earned this. Rest, eat, tell the story of your race.",
        "No running. A stroll and some gentle stretching are plenty.",
        "Let your body repair itself at its own speed.",
        "Take a day off without any guilt; the next goal can wait.",
        "Your legs are mending, even where you no longer feel it.",
        "Rest, and look back on what went well.",
        "Walk if you want to move; leave the running for another day.",
        "Nothing is planned, and that is deliberate.",
    ),
}

_LIFTING: Variants = (
    "No running today: the strength session is the training.",
    "The shoes stay by the door and the weights have the day. Stop each set while your form is good.",
    "Strong runners hold their form late. Lift with care, and leave the running for another day.",
    "Nothing to run today. Take the strength session as seriously as any run.",
)
_LIFTING_LESS: Variants = (
    "No running today. Keep the strength session short and well within yourself.",
    "Lift a little less than usual, so that the legs come out of this week fresh.",
    "The strength session is there to keep what you have, not to add to it. No running besides.",
)
LIFTING: dict[Phase, Variants] = {
    Phase.BASE: _LIFTING,
    Phase.BUILD: _LIFTING,
    Phase.PEAK: _LIFTING,
    Phase.RECOVERY: _LIFTING_LESS,
    Phase.TAPER: _LIFTING_LESS,
    Phase.AFTER_RACE: _LIFTING_LESS,
}
"""Days without a run on which a runner lifts."""

CROSS_TRAINING: dict[Phase, Variants] = {
    Phase.BASE: (
        "Work the heart and spare the legs: cycling, swimming or a rowing machine, all at an easy effort.",
        "Move without the impact of running. Choose something you enjoy and keep it easy.",
        "A relaxed ride or swim adds endurance your legs do not have to pay for.",
        "Aqua jogging, an elliptical or a brisk hike: easy breathing throughout.",
    ),
    Phase.BUILD: (
        "Low-impact work that supports the growing mileage: bike, pool or elliptical at an easy effort.",
        "Keep it gentle; this day is here to help the next run, not to compete with it.",
        "Swim, spin or row for variety, and finish fresher than you began.",
        "Easy endurance without pounding. Skip it if your legs are asking for rest.",
    ),
    Phase.PEAK: (
        "In these weeks cross-training is seasoning, not the meal: short and easy, or not at all.",
        "A light spin to loosen the legs between big runs.",
        "Swim a little or ride a little, and keep your energy for the key days.",
        "Gentle movement only; full rest is a good choice too.",
    ),
    Phase.RECOVERY: (
        "Something playful and easy in a light week.",
        "A relaxed ride, a swim, some yoga: take your pick and keep it gentle.",
        "Let the body move differently for once, without any target.",
        "Optional and easy. If you would rather rest, rest.",
    ),
    Phase.TAPER: (
        "Very light movement if you feel restless, otherwise rest.",
        "A short, easy spin or swim keeps you loose; stop well before you feel it.",
        "Nothing new and nothing hard in the weeks before a race.",
        "Some gentle mobility is plenty.",
    ),
    Phase.AFTER_RACE: (
        "A gentle swim or spin helps sore legs without the impact.",
        "Move for pleasure and stop when you like.",
        "Anything easy that is not running.",
    ),
}

ALLOWANCES: Variants = (
    "Twenty to forty minutes are enough.",
    "Half an hour is plenty.",
    "Stop after forty minutes at the latest.",
    "Go by feel: anything up to forty minutes will do.",
)
