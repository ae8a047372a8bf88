"""What easy and recovery runs are for."""

from coach.phrases.phase import Phase, Variants

EASY: dict[Phase, Variants] = {
    Phase.BASE: (
        "Unhurried running that builds the engine every later workout draws on.",
        "Today is about time on your feet, not speed; the base grows out of days like this one.",
        "Keep it light enough to hold a conversation from the first minute to the last.",
        "Quiet mileage: your heart and legs gain more from it than you can feel on the day.",
        "Run relaxed and let your breathing, not your watch, decide how fast.",
        "The most useful thing you can do today is hold back.",
        "Regular, gentle, unspectacular: this is how endurance is made.",
    ),
    Phase.BUILD: (
        "This run links the bigger days of the week, and its job is to leave you fresher than it found you.",
        "The training is getting more demanding; keeping this one truly easy is what makes the rest possible.",
        "Collect the distance without the effort: comfortable is all it has to be.",
        "Easy means easy even when your legs feel good; save that feeling for the next key run.",
        "Relaxed running is the mortar between the bricks, so do not hurry it.",
        "Think of today as oil for the engine: smooth, light, no strain.",
        "Nobody will ask how fast this one was. Run it for the distance and the fresh air.",
    ),
    Phase.PEAK: (
        "You are carrying the heaviest training of the plan, so treat this run as upkeep: loose and unforced.",
        "Most of the work is in the bank; this easy run keeps the balance without a withdrawal.",
        "Legs may feel heavy in these weeks. Go slowly enough that they loosen as you run.",
        "A calm run between big days. If you finish wanting more, you judged it well.",
        "Let the key runs be hard and this one be easy; blurring the two is the classic mistake of peak weeks.",
        "You are fit enough to run this faster and wise enough not to.",
        "Bring the effort right down today and let the time pass quietly.",
    ),
    Phase.RECOVERY: (
        "A lighter week, a lighter run: enough to stay loose while your body catches up.",
        "Nothing to gain from pushing here. The point of this week is to absorb the last ones.",
        "Run this one as if you had all day, and let the tiredness of recent weeks drain away.",
        "Shorter than usual on purpose; resist the urge to make it up in speed.",
        "Easy and brief, so that you come out of this week hungry for the next.",
        "Run without ambition today; the break is the workout.",
        "A gentle outing to keep the habit warm.",
    ),
    Phase.TAPER: (
        "The fitness is there; this run only keeps the legs turning over while they freshen up.",
        "Short and relaxed. You may feel oddly flat or oddly springy, and both are normal in a taper.",
        "Hold back today: in a taper, whatever you leave undone comes back to you on race day.",
        "An easy outing to keep your rhythm. Enjoy how little it asks of you.",
        "Stay loose, stay patient, and let the freshness build.",
        "Run as if you were saving the best for later, because you are.",
        "Light feet, quiet breathing, home again before you know it.",
    ),
    Phase.AFTER_RACE: (
        "The race is behind you. Jog for pleasure, and walk whenever you like.",
        "Gentle movement helps stiff legs more than lying still; keep it that gentle.",
        "No training effect is wanted here, only some fresh air and loose muscles.",
        "Run by curiosity: a new path, a friend for company, and no hurry at all.",
        "Be content with little; the body is still mending underneath.",
        "If the legs feel heavy, walk. If they feel good, still hold back.",
        "A run with nothing to prove: look around and enjoy it.",
    ),
}

EASY_TIPS: Variants = (
    "If you cannot speak in full sentences, slow down.",
    "Short, quick steps keep the effort low on hills.",
    "Drop your shoulders and unclench your hands every now and then.",
    "A soft surface, grass or a forest path, is kind to the legs today.",
    "Start slower than you think you need to; the pace will come by itself.",
    "Run tall, look ahead, and land with your feet under you.",
    "Walk the steepest hills if that is what it takes to keep it easy.",
)

RECOVERY: dict[Phase, Variants] = {
    Phase.BASE: (
        "A slow jog to work {yesterday} out of your legs.",
        "After {yesterday}, today only has to get the blood moving.",
        "Slower than easy and proud of it: this run is repair work after {yesterday}.",
        "Shuffle, chat, look around. The training happened with {yesterday}.",
    ),
    Phase.BUILD: (
        "Your legs will remember {yesterday}; go slowly enough to let them forget.",
        "Recovery is where {yesterday} turns into fitness, so guard it from haste.",
        "Nobody was ever too slow on a recovery run. Be kind to yourself after {yesterday}.",
        "A gentle follow-up to {yesterday}: stiff at the start, looser by the end.",
    ),
    Phase.PEAK: (
        "In weeks this big, the slow run after {yesterday} is as important as the fast ones.",
        "Let {yesterday} sink in. Today asks for patience and nothing else.",
        "Tired is expected after {yesterday}; finishing more tired is not the aim.",
        "Jog so gently that the effort hardly registers, and {yesterday} will pay you back.",
    ),
    Phase.RECOVERY: (
        "A slow, short jog in a light week: {yesterday} was enough for now.",
        "Let this one be almost lazy. The week exists for recovery, and so does today.",
        "Keep moving, keep it slow, and come home fresher than you left.",
        "After {yesterday}, a stroll with a bit of bounce is all you need.",
    ),
    Phase.TAPER: (
        "Loosen up after {yesterday} and leave every bit of energy in the tank.",
        "As slow as you like: freshness is the only goal of this jog.",
        "A gentle jog after {yesterday}, then feet up. You are nearly there.",
        "Nothing but easy movement today, so that {yesterday} is the last thing your legs had to work for.",
    ),
    Phase.AFTER_RACE: (
        "A very slow jog to help your legs over {yesterday}.",
        "Walk, jog, walk again: after {yesterday} anything goes as long as it is gentle.",
        "Move a little, smile a little. {Yesterday} was the hard part.",
    ),
}

RECOVERY_TIPS: Variants = (
    "Feel free to walk a minute whenever you want.",
    "If you are passed by everyone today, you are doing it right.",
    "Flat and soft ground is best.",
    "Have something to eat and drink soon afterwards.",
    "Ten minutes of gentle mobility afterwards will do you good.",
)

CAREFUL_TIPS: Variants = (
    "If anything hurts more as you run, stop and walk home; a shorter day costs you nothing.",
    "Pain that changes the way you run is a reason to stop for today.",
    "Check in with yourself after ten minutes, and turn round if it does not feel right.",
    "Comfort comes before distance: cutting this short is always allowed.",
    "When in doubt, swap this run for a walk and ask a professional about what bothers you.",
)
