"""What long and steady runs are for."""

from coach.phrases.phase import Phase, Variants

LONG: dict[Phase, Variants] = {
    Phase.BASE: (
        "The long run is the backbone of the week: patience first, distance second, speed not at all.",
        "Settle into a rhythm you could keep all morning, and let the distance do the work.",
        "Longer than anything else this week, so begin as if you had just woken up.",
        "Endurance grows quietly on days like this. Pick a route you like and give it time.",
    ),
    Phase.BUILD: (
        "Another stretch of endurance on top of the last ones. Hold the pace back early and the end will feel strong.",
        "Practise what long efforts need: an even pace, regular sips of water, a calm head.",
        "The aim is to finish tired but tidy, with your form still in one piece.",
        "Think of this run in thirds: relaxed, relaxed, and only then focused.",
    ),
    Phase.PEAK: (
        "One of the big ones. Prepare it like an event: sleep, breakfast, shoes, route.",
        "This is the kind of run that makes you confident later. Start slowly and finish proud.",
        "Deep endurance work: when it gets long, shorten your stride and think only as far as the next landmark.",
        "Run the first half with your head and the second half with your heart, all of it under control.",
    ),
    Phase.RECOVERY: (
        "A long run in name, a gentler one in fact: enough to keep the habit, short enough to recover.",
        "Shorter on purpose this week. Enjoy having energy left at the end.",
        "Keep the rhythm of your long day while the legs get a break.",
        "Leave the big distances to the coming weeks and run this one with a light heart.",
    ),
    Phase.TAPER: (
        "A reminder to the legs of what long means, without tiring them.",
        "Comfortable from start to finish; the long work has been done in the weeks before.",
        "Use it as a small rehearsal: the shoes, the breakfast, the drinks of race day.",
        "End this one knowing you could have gone on for a good while.",
    ),
    Phase.AFTER_RACE: (
        "A longer outing only if you feel like it; walking breaks are welcome.",
        "Let the distance come back slowly, and without a target.",
        "Explore somewhere new and stop when it stops being fun.",
    ),
}

LONG_TIPS: Variants = (
    "Take water along, and something to eat if you will be out for more than an hour and a half.",
    "A walking break of a minute to drink is no weakness.",
    "If the pace drifts up, let it drift back down.",
    "Eat well the evening before and again soon after you finish.",
    "Company makes a long run shorter: invite someone who runs easily at this pace.",
    "Choose a route with a bail-out point, and you will rarely need it.",
)

STEADY: dict[Phase, Variants] = {
    Phase.BASE: (
        "A notch above easy: purposeful running that stays well within yourself.",
        "Find the gear between chatting and working, and stay in it.",
        "Steady running lifts your cruising speed without the strain of fast work.",
        "Smooth and even is the aim; the middle part should feel like a river, not like rapids.",
    ),
    Phase.BUILD: (
        "The steady stretch is a little firmer than comfortable and never a struggle.",
        "Hold an honest, even effort: you could say a sentence, but you would rather run.",
        "This is the strongest run of your week besides the long one, so arrive rested and leave satisfied.",
        "Let the pace settle in the first minutes of the steady part, then keep it there to the end.",
    ),
    Phase.PEAK: (
        "Steady and sure: your training should make this pace feel smaller than it did.",
        "Keep your form as even as your pace, above all in the last third.",
        "Strong and controlled, with one more gear left unused.",
        "A confidence run: settle in, switch off the doubts, and roll along.",
    ),
    Phase.RECOVERY: (
        "A shorter steady stretch, just to keep the feeling in a light week.",
        "Touch the steady pace, do not lean on it.",
        "Let it flow for a while, then ease off early rather than late.",
        "Light legs are the goal of this week, and a brief steady stretch will not stand in the way.",
    ),
    Phase.TAPER: (
        "A brief steady stretch to keep you sharp while the rest of the week goes quiet.",
        "Remind your legs of the rhythm and stop while it still feels easy.",
        "Short, smooth, finished: freshness matters more than anything you could add now.",
        "Run it relaxed; if it feels quicker than the watch says, the taper is working.",
    ),
    Phase.AFTER_RACE: (
        "Only if your legs feel ready: a slightly firmer stretch, cut short at will.",
        "Test the waters gently and turn back to easy whenever you like.",
        "No need to prove anything here; steady may also mean easy.",
    ),
}

STEADY_TIPS: Variants = (
    "Even splits beat a fast start.",
    "Breathe from the belly and keep your jaw loose.",
    "On hills hold the effort, not the pace.",
    "If you are straining, you are too fast.",
    "Count your steps for a minute: quick and light is what you want.",
)
