"""Whether a sentence is made of words that coaches use, and whether it speaks of somebody or some place by name."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from coach.guardian.lexicon import COMMON_CAPITALS, ENGLISH
from coach.phrases import easy, long, quality, rest, weeks

LEAST_KNOWN, SHORT = 0.85, 2
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "est", "'s", "r")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_UNITS = frozenset({"km", "k", "m", "x", "h", "hr", "hrs", "bpm", "vs", "s", "t"})
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_COMMON = """
able above absorb absorbed access achieve across active adapt adaptation adapts adjust aerobic aerobically afterwards
again ahead aim air allow allowed allows almost along alongside aloud already also always anaerobic anchor another
anything anywhere apart appear appetite approach april arc aren't arms around arrive arrives arriving aside ask asked
asking asks atmosphere attention audiobook august automatic autopilot autumn avoid awake away back backbone bag
balance balanced bank base based baseline beach became because become becomes becoming bed been begin begins being
belly below best better between bib big bigger bike bit bite blend block blocks body body's boost bottle bounce brain
breakfast breath breathe breather breathing breaths breezy bright bring brings brisk brought buddy budget build
builder building builds bunch butterflies cadence calm calmer calmly can't capable capacity capillary care careful
carefully caring carries carry carrying celebrate celebration cells center centre certain challenge chat chatting
check checking checks cheer choose chosen clean clear climb climbs clock close closer closest clothes club coffee cold
come comes comfort comfortable comfortably commit committed companion company complete completed completely
concentrate concentration confidence confident congratulations connect conservative conserve consider consistency
consistent consistently content continue continues continuing continuous control controlled conversation
conversational conversationally cool cooler core corner cornerstone corral could couldn't count countryside counts
cover covers crisp crowd cruise cue cues curiosity curious cutback daily darkness dawn day day's days december deep
deepen deeper deeply definitely deliberate delivers depend desperate dial dialed dictate did differ difference
different difficult digest direct discipline discover disguise distance distractions does doesn't dog don't door dose
down drain drift drifts drill drills drink drop dry dynamic each eager earlier early earn earned ease eased eases
easier easily easing easy eat economy edge effectively efficiency efficient effort effortless efforts eight either
element else emphasis encourage end ends endurance endure energy engaged engine enjoy enough enter environment equal
especially essential even evening evenly event eventually everything everywhere exactly excited excitement execute
execution exercise expect experience experiment explore eye eyes face fall familiar farther fast faster fat february
feedback feel feelgood feeling feelings feels feet felt few fibers fibres figure fill final finally find finding finds
fine finish finisher finishing firm firmer first fit fitness fits fitter flat float flow fluid fluids focus focused
following food foods foot footing forcing forget form forward foundation fourth free freedom freely frequent fresh
freshen friday friend friendly friends front fuel fueling fuelling full fuller fun further gain gained gaining gains
gear generous gentle gentler gently get gets getting gift give given gives giving glad glance glances glide glycogen
go goal goes going good goodbye gradual gradually grass gravel great greater green ground groundwork group grow
growing grows growth guard guide habit habits had half halfway hand hands happen happens happily happy hard harder
hardest hardly has have he head headphone headphones heal healthy hear heart heart's hearted heat heavier heavily
heavy held hello help helpful helping helps her here heroic high higher highest highlights hill hills hilly hips his
hold holding holds home honest honor hope hot hour hours however hydrate hydrated hydration i i'm idea ideal ideally
image imagine immediately impact important impressive improve improved improvement improves improving in include
includes including increase increased increases increasing indoors inside instead intensity intent intention
interrupted interval intervals into introduce introduces introduction invest investment invite involved isn't it's its
itself jacket january jaw jog jogger jogging journey joy july june just keep keeping keeps key kilometer kilometers
kilometre kilometres kind kit kms knee knees know knowing knows labored laboured lace lactate laid lake land landing
landmark lap laps largest last late later lay layer layers lead leading leads lean learn learning least leave leaves
leaving left leg legs length lengths less lesson let's lets letting level levels lift light lighter lightly like
likely limit line listen little lively living load loads locked logged long longer longest look looking looks loop
loose loosen looser lot lots love loves low lower lowers luck lungs made main mainly maintain maintaining maintenance
major make makes making manage manageable managed many marathon marathoner march mark massage match matters may maybe
me meal meant meantime measure medal meet mental mentally metabolism meters metre metres mid middle midweek might
mildly mile mileage miles milestone mind mindful mini minute minutes mitochondria mix mobility moderate modest moment
moments momentum monday monitor month mood more morning most mostly motion motivation move movement moves moving much
muscle muscles muscular music must natural naturally nature near nearly necessary need needed needs neighborhood
neighbourhood nerves nervous neutral never new newer next nice nicely niggle niggles night nobody none normal nose
note notes nothing notice noticing november now number numbers nutrition nutritious occasional october off often okay
old once ones ongoing only onto open opener openers opening opens opportunity optional order ordinary other others
otherwise ought our out outdoors outing outings outside over overall overcook overdo overstride own oxygen pace paced
paces pacing pair park part partner parts passes past paths patience patient pauses pay paying peaceful peak peaks
peek per perfect perfectly perhaps period permission persist phase physical pick picking picture piece pin place plan
plan's planned plans play playful pleasant pleasantly pleased plenty plus pocket podcast point points positive
possible posture power practical practice practiced practise practising prefer preparation prepare prepared prepares
preparing present press pressing pressure pretty prevent previous pride primary priority probably process progress
progression progressive prone proof proper properly protect protects proud prove provide provides purpose purposeful
pushed pushing put quality quarter quick quickly quiet quieter quite race racing rain range rarely rate rather reach
reached reaches read ready real realistic really reason rebuild recharge recommend recover recovered recoveries
recovering recovery refine refresh refuel regain regular regularly rehearsal rehearse reinforce relax relaxed relaxing
reliable remain remainder remaining remember remind reminder repair repairs repay repeat repeatable repeated repeats
repetition repetitions reps require requires reserve reserves reset resilience resilient resist respect response
responsible rest restart rested resting restless result results retain return returns reward rewarding rewards rhythm
rhythmic ride rides right rise rises rising river road roads robust rolling room round route routine routines rpe
runner running runs rush rushing safe safely same sand saturday save savor savour saw say says scenery schedule scheme
seated second secret section sections seem seems seldom sense sensible sentence sentences september series serious
serves session sessions set sets setting settle settled settles settling shade shake shakeout shall shape shapes share
sharp sharpen sharpener sharper sharpness she shift shifting shirt shoe shoes short shorter should shoulders shouldn't
show shows side signal signals signs similar simple simply sing single sip sips sit sitting size skill skills sky
slack sleep sleeping slight slightly slip slow slower slowly small smaller smart smile smiling smooth smoother
smoothly snack soak socks soft softer softly solid solo some someone something sometimes soon sore soreness sound
source space spacing spare spark speak spectacular speed speedwork spend spent spin spirit spoken spring springy
stability stable stack stage start starts stay stayed staying stays steadily steady steep step stepping steps stick
stiff stiffness still stimulus stomach stop stopping stops straight strain strategy strength strengthen strengthening
strengthens stress stretch stretches stretching stride strides strong stronger strongest structure structured struggle
stuff style successful such sufficient suggested suit summer sunday sunny sunrise sunset supple support supports sure
surface surfaces sustain sustainable sustained sweat sweet swim swing system systems take takes talk talking tall tank
taper target targets task taste teach teaches technical technique tell temperature tempo tempted tempting ten tendency
tendons tends tension terms terrain terrific test than thank that's their them there there's these they think thinking
third those though thought thoughts threshold through throughout thursday tick tidy tight tightness time times tiny
tip tired tiredness today's together tolerance tomorrow tomorrow's tone too top total totally touch tough toward
towards track trail trails trained training trains transition treadmill treat treats tree trees trick true truly trust
trusted trusting truth try tuesday tune turn turning turnover turns twice type typical ultimate under understand
uneven unhurried uninterrupted unless until unusual up upbeat update upper upright us use using usual usually valuable
value variety various vary very view visualize volume wake waking walk walking walks wander want warm warmer warmth
warmup was wasted watch watching water way ways we we'll we're we've weak weather wednesday week week's weekend weekly
weeks welcome well were what's whatever where wherever whether which while who whole why wide will wind winding window
windy winter wise wish within without won won't wonder wonderful wondering word work worked working workout works
world worn worries worry worse worth would wrap written year yesterday yet yoga you'll you're you've yourself zone
zones
"""
"""Beside the words of the offline coach's phrases."""


def is_foreign(sentence: str) -> bool:
    """Too few of the words are known: another language, or none. Single words are left to other checks."""
    words = [word.lower() for word in _WORD.findall(sentence) if len(word) > SHORT or not _VOWEL.search(word)]
    words = [word for word in words if word not in _UNITS]
    known = sum(any(form in _known() for form in _forms(word)) for word in words)
    return len(words) > 1 and known < LEAST_KNOWN * len(words)


def _forms(word: str) -> Iterator[str]:
    """The word, and what may be its stem."""
    yield word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + SHORT:
            stem = word.removesuffix(ending)
            yield from (stem, stem + "e", stem[:-1]) if stem[-1:] == stem[-2:-1] else (stem, stem + "e")


def has_names(sentence: str) -> bool:
    """A capital letter within a sentence that is not written like a title, on a word that needs none."""
    words = list(_WORD.finditer(sentence))
    inner = [m for m in words if _is_inside(sentence, m.start()) and m[0][0].isupper()]
    if len(words) <= 8 and len(inner) >= (len(words) - 1) / 2:
        return any(m[0].lower() not in _known() and m[0] not in COMMON_CAPITALS for m in inner)
    return any(m[0] not in _CAPITALS and not m[0].lower().removesuffix("'s").endswith("day") for m in inner)


_CAPITALS = frozenset({"I", "RPE", "VO", "HR", "K", "KM", "OK", "RACE"}) | {
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
}
"""Months are judged with their dates."""


def _is_inside(sentence: str, at: int) -> bool:
    """Not at the start, nor after a colon, a quotation mark or a full stop."""
    before = sentence[:at].rstrip()
    return bool(before) and before[-1] not in ":.!?\"'(-" and not sentence[at - 1].isdigit()


@cache
def _known() -> frozenset[str]:
    texts = [_COMMON, *(text for module in (easy, long, quality, rest, weeks) for text in _texts(vars(module)))]
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text)) | ENGLISH


def _texts(value: Any) -> Iterator[str]:
    """All phrases of a module's constants."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            if not str(name).startswith("__"):
                yield from _texts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
