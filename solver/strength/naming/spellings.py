"""How people spell exercises, and the words that we know them by; without accents and in lower case.

The common lifts in German, Spanish and French, then English words.
"""

_GERMAN = """
frontkniebeugen: front squat | frontkniebeuge: front squat | kniebeugen: squat | kniebeuge: squat
hackenschmidt: hack squat | bulgarische: bulgarian split | goblet kniebeugen: goblet squat
schragbankdrucken: incline bench press | negativbankdrucken: decline bench press | bankdrucken: bench press
enges bankdrucken: closegrip bench press | brustpresse: chest press machine | schulterdrucken: shoulder press
uberkopfdrucken: overhead press | militarpresse: military press | nackendrucken: behind neck press
langhantelrudern: barbell row | kurzhantelrudern: dumbbell row | kabelrudern: cable row | maschinenrudern: machine row
rudern vorgebeugt: bentover row | vorgebeugtes rudern: bentover row | t bar rudern: tbar row | aufrechtes rudern: upright row
rudern: row | klimmzuge: pullup | klimmzug: pullup | latzug: lat pulldown | latziehen: lat pulldown
rumanisches kreuzheben: romanian deadlift | gestrecktes kreuzheben: stiff leg deadlift | sumo kreuzheben: sumo deadlift
kreuzheben: deadlift | beinpresse: leg press | beinbeuger: leg curl | beincurls: leg curl | beincurl: leg curl
beinstrecker: leg extension | beinstrecken: leg extension | wadenheben: calf raise | wadendrucken: calf raise
ausfallschritte: lunge | ausfallschritt: lunge | hiptrust: hip thrust | huftheben: hip thrust | beckenheben: glute bridge
seitheben: lateral raise | frontheben: front raise | vorgebeugtes seitheben: rear delt fly | butterfly reverse: reverse pec deck
reverse butterfly: reverse pec deck | fliegende: dumbbell fly | butterfly: pec deck | kabelzug fliegende: cable fly
bizepscurls: biceps curl | bizepscurl: biceps curl | langhantelcurls: barbell curl | langhantelcurl: barbell curl
kurzhantelcurls: dumbbell curl | hammercurls: hammer curl | hammercurl: hammer curl | scottcurls: preacher curl
konzentrationscurls: concentration curl | trizepsdrucken: triceps pushdown | trizepsstrecken: triceps extension
stirndrucken: skullcrusher | french press: french press | liegestutze: pushup | liegestutz: pushup | beinheben: leg raise
unterarmstutz: plank | ruckenstrecker: back extension | hyperextensions: hyperextension | schulterheben: shrug
nackenheben: shrug | uberzuge: pullover | langhantel: barbell | kurzhanteln: dumbbell | kurzhantel: dumbbell
kurzhantelbankdrucken: dumbbell bench press | am kabel: cable | kabelzug: cable | kabel: cable | maschine: machine
am gerat: machine | sitzend: seated | sitzendes: seated | stehend: standing | stehendes: standing | liegend: lying
liegendes: lying | einarmiges: single arm | einarmig: single arm | einbeinig: single leg | schragbank: incline
kabelzug uber kreuz: cable crossover | bankdips: bench dip | seitstutz: side plank | unterarmcurls: wrist curl
handgelenksbeugen: wrist curl | bauchpresse: crunch | hangendes: hanging | mit: with | trizeps: triceps | bizeps: biceps
kh: dumbbell | lh: barbell | sz stange: ez bar | sz: ez bar | am seil: rope | seil: rope | flachbankdrucken: bench press
klimmzuge im untergriff: chinup | klimmzuge untergriff: chinup | untergriff: underhand | weiter griff: wide | weit: wide
enger griff: closegrip | eng: closegrip | planke: plank | abduktoren: hip abduction | adduktoren: hip adduction
hangend: hanging
"""
_SPANISH = """
sentadilla frontal: front squat | sentadilla bulgara: bulgarian split squat | sentadillas: squat | sentadilla: squat
press de banca inclinado: incline bench press | press banca inclinado: incline bench press | press de banca: bench press
press banca: bench press | press militar: military press | press de hombros: shoulder press | press de hombro: shoulder press
peso muerto rumano: romanian deadlift | peso muerto: deadlift | remo con barra: barbell row | remo con mancuernas: dumbbell row
remo con mancuerna: dumbbell row | remo en polea baja: seated cable row | remo en polea: cable row | remo sentado: seated cable row | remo: row | dominadas: pullup
dominada: pullup | jalon al pecho: lat pulldown | jalones: lat pulldown | jalon: lat pulldown | prensa de piernas: leg press
prensa: leg press | zancadas: lunge | zancada: lunge | desplantes: lunge | curl femoral: leg curl | extension de piernas: leg extension
extensiones de cuadriceps: leg extension | extension de cuadriceps: leg extension | elevacion de talones: calf raise | elevacion de gemelos: calf raise | elevaciones de gemelos: calf raise
elevaciones de talones: calf raise | gemelos de pie: standing calf raise | gemelos: calf raise | pantorrillas: calf raise
elevaciones laterales: lateral raise | elevacion lateral: lateral raise | elevaciones frontales: front raise
curl de biceps: biceps curl | curl con barra: barbell curl | curl con mancuernas: dumbbell curl | curl martillo: hammer curl
extension de triceps: triceps extension | triceps en polea: triceps pushdown | press frances: skullcrusher | fondos: dip
flexiones: pushup | aperturas: dumbbell fly | pajaros: rear delt fly | hombros: shoulder | empuje de cadera: hip thrust
cruce de poleas: cable crossover | a una pierna: single leg | remo al menton: upright row | curl de muneca: wrist curl
patada de gluteo: glute kickback | patada de triceps: triceps kickback | fondos en banco: bench dip | giros rusos: russian twist
elevacion frontal: front raise | elevacion de piernas: leg raise | colgado: hanging | buenos dias: good morning
abduccion de cadera: hip abduction | puente de gluteos: glute bridge | plancha: plank | abdominales: crunch | encogimientos: shrug | con barra: barbell
con mancuernas: dumbbell | con mancuerna: dumbbell | mancuernas: dumbbell | en polea: cable | en maquina: machine
inclinado: incline | tumbado: lying | sentado: seated | de pie: standing
"""
_FRENCH = """
squat avant: front squat | squat bulgare: bulgarian split squat | developpe couche: bench press
developpe incline: incline bench press | developpe militaire: military press | developpe epaules: shoulder press
developpe: press | souleve de terre roumain: romanian deadlift | souleve de terre: deadlift | rowing barre: barbell row
rowing haltere: dumbbell row | rowing halteres: dumbbell row | tirage horizontal: seated cable row | tirage vertical: lat pulldown
tirage poitrine: lat pulldown | tirage menton: upright row | tractions: pullup | traction: pullup | presse a cuisses: leg press
fentes: lunge | fente: lunge | leg curl allonge: lying leg curl | extension des jambes: leg extension
mollets debout: standing calf raise | mollets assis: seated calf raise | mollets: calf raise | elevations laterales: lateral raise
elevation laterale: lateral raise | oiseau: rear delt fly | ecarte couche: dumbbell fly | ecartes: dumbbell fly | curl biceps: biceps curl
curl marteau: hammer curl | curl pupitre: preacher curl | curl barre: barbell curl | extension triceps poulie: triceps pushdown
extension triceps: triceps extension | barre au front: skullcrusher | pompes: pushup | releve de jambes: leg raise | gainage: plank
developpe nuque: behind neck press | ecarte a la poulie: cable fly | souleve de terre jambes tendues: stiff leg deadlift
rowing menton: upright row | tirage visage: face pull | curl poignets: wrist curl | dips sur banc: bench dip
elevations frontales: front raise | presse inclinee: leg press | hausse d epaules: shrug | pont fessier: glute bridge | a la barre: barbell | aux halteres: dumbbell | avec halteres: dumbbell
halteres: dumbbell | haltere: dumbbell | a la poulie: cable | poulie: cable | a la machine: machine | assis: seated
debout: standing | allonge: lying | couche: lying
"""
_JOINED = """
dead lift: deadlift | pull down: pulldown | pull downs: pulldown | push down: pushdown | push downs: pushdown
press down: pushdown | pressdown: pushdown | pull up: pullup | pull ups: pullup | chin up: chinup | chin ups: chinup
push up: pushup | push ups: pushup | press up: pushup | press ups: pushup | sit up: situp | sit ups: situp
step up: stepup | step ups: stepup | pull over: pullover | pull through: pullthrough | pull throughs: pullthrough
pull apart: pullapart | pull aparts: pullapart | skull crusher: skullcrusher | skull crushers: skullcrusher
kick back: kickback | kick backs: kickback | over head: overhead | pec dec: pec deck | peck deck: pec deck
body weight: bodyweight | t bar: tbar | e z: ez | roll out: rollout | wood chop: woodchop | wood chopper: woodchop
back ext: back extension | bent over: bentover | alternate: alternating | press downs: pushdown | pressdowns: pushdown
anti rotation: rotation | exercise ball: swiss ball | close grip: closegrip | narrow grip: closegrip | wide grip: wide
one arm: single arm | 1 arm: single arm | one leg: single leg | 1 leg: single leg | one legged: single leg
single legged: single leg | stiff legged: stiff leg | straight legged: stiff leg | straight leg: stiff leg
resistance band: band | plate loaded: machine | hammer strength: machine | face pulls: facepull | face pull: facepull
lat pull: lat pulldown | hip thruster: hip thrust | standing ohp: overhead press
"""
_WORDS = """
db: dumbbell | dbs: dumbbell | dumbell: dumbbell | dumbells: dumbbell | bb: barbell | barbel: barbell | kb: kettlebell
bw: bodyweight | ohp: overhead press | rdl: romanian deadlift | rdls: romanian deadlift | romainian: romanian
dl: deadlift | sldl: stiff leg deadlift | cgbp: closegrip bench press | bss: bulgarian split squat
ghr: glute ham raise | sa: single arm | sl: single leg | mach: machine | smith: smith machine | flye: fly | flyes: fly
flies: fly | flys: fly | tricep: triceps | tri: triceps | tris: triceps | bicep: biceps | bi: biceps | lats: lat
quad: quads | ham: hamstring | hams: hamstring | hamstrings: hamstring | delt: delts | delts: delts | deltoid: delts
deltoids: delts | glute: glutes | ab: abs | abdominal: abs | abdominals: abs | banded: band | bands: band
ext: extension | exts: extension | inc: incline | incl: incline | lunging: lunge | skullcrushers: skullcrusher
pullups: pullup | chinups: chinup | chins: chinup | pushups: pushup | situps: situp | facepulls: facepull
alt: alternating | shldr: shoulder | mil: military | bp: bench press | hspu: handstand pushup | btn: behind neck
underhanded: underhand | squatting: squat | presses: press | crunches: crunch | benches: bench | calves: calf
laterals: lateral raise | raises: raise | hypers: hyperextension
"""


def _pairs(*tables: str) -> list[tuple[str, str]]:
    entries = [entry.split(":") for table in tables for line in table.strip().splitlines() for entry in line.split("|")]
    return [(there.strip(), here.strip()) for there, here in entries]


FOREIGN = sorted(_pairs(_GERMAN, _SPANISH, _FRENCH), key=lambda pair: -len(pair[0]))
"""What others say and what it is in English, the longer first."""
JOINED = _pairs(_JOINED)
"""What is written in two words and what it is here, in the order in which it is replaced."""
WORDS = dict(_pairs(_WORDS))
"""Single words: abbreviations, misspellings and plurals."""
