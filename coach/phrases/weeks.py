"""What weeks are for; {km} is the week's distance."""

from coach.phrases.phase import Phase, Variants

WEEKS: dict[Phase, Variants] = {
    Phase.BASE: (
        "A base week of {km}: easy volume and regular days are what count.",
        "More groundwork, {km} in all. Nothing has to be fast for this to work.",
        "{km} of patient base building; let the routine become a habit.",
        "The foundation gets another layer with {km}.",
        "{km} to settle your body into the rhythm of the plan.",
    ),
    Phase.BUILD: (
        "A build week of {km}: the load grows step by step, and the key runs start to matter.",
        "{km} this week. Keep the easy days easy so that the key runs can be good ones.",
        "The plan leans forward: {km}, with each run having its own purpose.",
        "{km} that turn your base into race-ready endurance, one honest day at a time.",
        "Solid work, {km} of it. Sleep and food are part of the training now.",
    ),
    Phase.PEAK: (
        "A peak week of {km}: the training is at its fullest, so guard your recovery.",
        "{km} near the top of the plan. Confidence comes from weeks like this one.",
        "High volume once more: {km}. Do the key runs well and everything else gently.",
        "{km} of work at full fitness. Stay patient, stay even, and mind the small aches.",
    ),
    Phase.RECOVERY: (
        "A cutback week: {km} gives your body time to absorb the weeks before.",
        "Step back to step forward: only {km}, because adaptation happens when the load drops.",
        "{km} and no heroics. The lighter week is what lets the next ones be bigger.",
        "Time to recharge with {km}; you should end the week restless rather than tired.",
    ),
    Phase.TAPER: (
        "The taper goes on with {km}: less running, the same rhythm, more sleep.",
        "{km} and falling. Freshness comes now, fitness stays.",
        "Another step down to {km}; resist the urge to test yourself.",
    ),
    Phase.AFTER_RACE: (
        "After the race: {km} of easy running at most, and less if you feel like it.",
        "Recovery continues with {km}. Let appetite for running lead the way.",
        "{km} of gentle running; patience now protects the fitness you have built.",
    ),
}

# A general-fitness plan has no race to be ready for.
BUILD_WITHOUT_RACE: Variants = (
    *WEEKS[Phase.BUILD][:3],
    "{km} that turn your base into lasting endurance, one honest day at a time.",
    WEEKS[Phase.BUILD][4],
)

CUTBACK_REASONS: Variants = (
    "It is {less} less than in week {ref}, so that tendons and muscles can catch up with heart and lungs.",
    "After {ref_km} in week {ref} a lighter week keeps the build-up sustainable.",
    "Down from {ref_km} in week {ref}: fitness is made while you recover, not while you pile on.",
)
