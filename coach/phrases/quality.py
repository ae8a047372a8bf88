"""What tempo and interval days are for."""

from coach.phrases.phase import Phase, Variants

TEMPO: dict[Phase, Variants] = {
    Phase.BASE: (
        "A first taste of threshold running: comfortably hard, never all-out.",
        "Learn the feel of tempo effort, the pace you could just hold for about an hour.",
        "Controlled work that raises the speed you can keep up. Finish knowing there was a little more in you.",
        "Strong but smooth: tempo pace should feel like pressing gently on a door.",
    ),
    Phase.BUILD: (
        "Threshold work that moves your red line a little further away.",
        "Hold the pace steady and let the effort rise on its own; the last stretch should be the most focused.",
        "Comfortably hard is the phrase for today: a few words at a time, no more.",
        "The skill is restraint at the start. Run the first stretch as the slowest.",
    ),
    Phase.PEAK: (
        "Threshold at its fullest. You have earned this fitness; now run it in without forcing.",
        "Treat it as practice in concentration: same pace, same posture, to the very end.",
        "Strong, even running on tired legs is what these weeks teach.",
        "Trust the pace. If it feels almost too easy at first, it is right.",
    ),
    Phase.RECOVERY: (
        "A shorter tempo in a light week keeps the feel for the pace and costs you little.",
        "Touch the threshold and let go again: less is the point this week.",
        "Crisp, brief, done. Stop while you feel good.",
        "Keep the pace honest and the dose small.",
    ),
    Phase.TAPER: (
        "Less of it, at the same pace: this keeps you sharp while the freshness returns.",
        "A short reminder of tempo effort. It should feel easier than it did weeks ago.",
        "Sharpen, do not test. There is nothing to prove before the race.",
        "Run it clean and relaxed, then go home with energy to spare.",
    ),
    Phase.AFTER_RACE: (
        "Only if you feel fully recovered: a gentle return to tempo effort.",
        "Let the pace come to you, and drop it without regret.",
        "A light touch of tempo to wake up the legs.",
    ),
}

TEMPO_TIPS: Variants = (
    "If the pace slips, ease off a touch and regain your rhythm rather than fighting.",
    "Pick a flat, uninterrupted stretch where you need not stop.",
    "In heat or wind, go by effort and forget the numbers.",
    "Your breathing should be deep and regular, never ragged.",
    "Relax your face and hands: speed likes loose shoulders.",
)

INTERVALS: dict[Phase, Variants] = {
    Phase.BASE: (
        "Short, brisk repeats to wake up your stride. Think quick and light, not all-out.",
        "A gentle introduction to speed: each repeat should look like the one before.",
        "Fast enough to breathe hard, relaxed enough to stay tall.",
        "Good running form at speed is the lesson of the day; fitness comes along for free.",
    ),
    Phase.BUILD: (
        "Hard repeats with jogs between them: the surest way to raise your ceiling.",
        "Aim for even repeats; the best session is one where the last equals the first.",
        "Work hard and recover fully enough to do it again. Leave one repeat in the tank.",
        "These repeats train the heart's top end. Settle quickly and count them down.",
    ),
    Phase.PEAK: (
        "The sharpest work of the plan. Warm up well, commit to each repeat and keep your form.",
        "Strong repeats at full fitness: let them feel fast, not frantic.",
        "Run these with the calm of someone who has done them before, because you have the training behind you.",
        "Every repeat is a small rehearsal of holding on when it gets hard.",
    ),
    Phase.RECOVERY: (
        "Fewer repeats this week: just enough to remember what fast feels like.",
        "Keep the speed and cut the dose; the light week is doing its own work.",
        "Brisk and brief. If you feel flat, stop after the warm-up with a clear conscience.",
        "A handful of quick repeats to stay lively while you recover.",
    ),
    Phase.TAPER: (
        "A short sharpener: the legs get a wake-up call and nothing more.",
        "Quick, clean, few: stop while you feel you could do twice as many.",
        "Speed without fatigue is what a taper wants. Enjoy how fresh it feels.",
        "Snap, not strain. Your fitness needs no proof today.",
    ),
    Phase.AFTER_RACE: (
        "Only if your legs ask for it: a few playful pick-ups.",
        "Light and short; stop at the first sign of heaviness.",
        "A little speed for fun, with no target to meet.",
    ),
}

INTERVAL_TIPS: Variants = (
    "If you cannot hold the pace, call it a day: the work is done.",
    "Start the first repeat slower than you want to.",
    "Jog the recoveries slowly; walking part of them is fine.",
    "Measure the first repeat by feel and only then look at the watch.",
    "A track is handy but not needed: any flat, safe stretch will do.",
)

STRIDES: Variants = (
    "Near the end come {n} strides of {stride}: quick, tall and relaxed, with an easy {stride} jog after each.",
    "Finish with {n} x {stride} strides, smooth rather than hard, and jog {stride} after each one.",
    "Then {n} strides of {stride} to wake up the stride: build up, float, ease off, jog {stride}.",
    "Before the last easy metres run {n} strides of {stride}, fast but never straining, each with a {stride} jog.",
)
