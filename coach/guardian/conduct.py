"""What no training text may hold, whatever the day: kept as data, so that a phrase can be added in one line."""

from coach.guardian.lexicon import any_of as _any

DANGEROUS = _any(
    r"\b(?:run|running|push|pushing|work|fight|grit) (?:on )?through\b[^.]{0,30}\b(?:pain|injur|ill|discomfort|hurt)",
    r"\bthrough (?:the |any |your )?(?:pain|injur\w+|illness|sickness)",
    r"\bignor\w+ (?:\w+ ){0,3}(?:pain|injur\w+|symptom\w*|warning|niggle\w*|doctor|discomfort|thirst|body)",
    r"\bno pain,? no gain|\bpain is (?:only|just|weakness|temporary)|\bembrace the pain|\btough it out",
    r"\bibuprofen",
    r"\bparacetamol",
    r"\bacetaminophen",
    r"\baspirin",
    r"\bnaproxen",
    r"\bpain ?killer",
    r"\bnsaid",
    r"\bcortisone",
    r"\bsteroid",
    r"\bantibiotic",
    r"\b(?:take|taking|swallow|use)\b[^.]{0,25}\b(?:pill|tablet|capsule|medic|drug|supplement|caffeine|stimulant)",
    r"\bmedication|\bmedicine|\bdosage|\b\d+ ?mg\b|\bdoping|\bepo\b",
    r"\bfast(?:ed|ing)\b",
    r"\b(?:skip|avoid|cut out|no|without) (?:the |any |your )?(?:water|drink\w*|fluids?|food|meals?)\b",
    r"\b(?:skip|avoid|cut out|no|without) (?:the |any |your )?(?:breakfast|eating|carb\w*|sleep)\b",
    r"\b(?:do not|don't|never|not) (?:eat|drink|sleep|hydrate)\b|\bdehydrat",
    r"\b(?:lose|drop|shed|cut) (?:some |a few |\d+ )?(?:weight|kilos?|pounds?|fat)\b|\bcalorie|\bketo\b|\bdiet\b",
    r"\b(?:with|despite|even with|have|through) (?:a |your )?(?:fever|flu|infection|chest pain|stress fracture)",
    r"\b(?:guarantee|promise)\w*\b|\bcannot fail\b|\bwill (?:definitely|certainly|surely)\b",
    r"\b(?:advil|tylenol|aleve|voltaren|nurofen|diclofenac|anti-?inflammator\w+|pills?|drugs?|stimulants?|supplements?)\b",
    r"\b(?:diuretic|laxative|nicotine|cannabis|creatine|energy drink|beer|wine|vodka|whisk[ey]|cigarette|smok)\w*",
    r"\b(?:push|run|go|work|grind|power|train|battle|soldier|suffer)\w* (?:on |right |straight |hard )?"
    r"(?:past|through|despite|with|into) (?:the |any |your |a |some )?"
    r"(?:pain|hurt|injur|illness|flu|cold|fever|sick|ache)",
    r"\b(?:if|when|though) (?:it|something|anything|your \w+|you) (?:starts? to |begins? to )?"
    r"(?:hurts?|aches?|feels? (?:sore|ill|sick|dizzy))[^.]{0,12}\b"
    r"(?:keep (?:go|run)|carry on|continu|push|run on|go on|grit)",
    r"\bignor\w+ (?:\w+ ){0,3}(?:knee|ankle|achilles|shin|hip|calf|foot|back|sore|ache|fatigue|dizz)",
    r"\b(?:no need to|needn't|need not|(?:don't|do not) (?:need to|bother to|bother with)|forget(?: about)?|leave) "
    r"(?:the |your |any )?(?:hydrat|drink|water|eat|fuel|rest\b|sleep|doctor|physio)\w*",
    r"\b(?:cannot|can't|won't|never) (?:get|be) (?:hurt|injured)|\bconsult nobody|\bbarefoot|\bhold your breath",
    r"\b(?:don't|do not|never) (?:need|see|ask|call|consult|trust|listen to) "
    r"(?:a |your |the |any )?(?:doctor|physio|body)",
    r"\b(?:cancel|skip|forget) (?:your |the )?(?:doctor|physio|appointment)|\bempty stomach|\bkill\b|\bdie\b",
    r"\bcut (?:out )?(?:\w+ )?(?:carb|food|sugar)|\blose (?:the |some |your )?(?:fat|belly|pounds)",
    r"\bkeep (?:running|going) (?:when|even|though|despite)|\bchest pain",
    r"\b(?:until|till) you (?:are |feel |get )?dizz\w+|\bnumb(?:s|ed|ing)?\b",
    r"\buntil you (?:cannot|can't|can no longer)\b|\b(?:do not|don't|never) stop\b",
    r"\bwhatever your body\b|\bchest (?:feels|hurts|is tight)",
    r"\bas little as possible|\bcramp\w*|\bthrob\w*",
    r"\btape it up|\bcold plunge",
    r"\b(?:sleep|rest|water|food|drinking|eating) is (?:for|over|not|un|bad|opt)\w*",
    r"\b(?:eat|drink) nothing|\bbleed\w*",
    r"\bmiddle of the road|\bin (?:the )?traffic\b",
    r"\b(?:nobody|no one|no runner) (?:ever )?(?:\w+ )?(?:fit|fitter|fast|faster|strong|stronger) by rest",
    r"\bdealer\b|\bboost (?:the|your) blood\b",
    r"\bcold shower after|\bice bath|\bsauna\b|\balcohol\b",
)
"""Medical or dangerous advice: one of these, and nothing else in the text is believed."""

INJECTED = _any(
    r"\b(?:ignore|disregard|forget|override)\b[^.]{0,30}\b(?:previous|prior|above|earlier|instruction|rule|prompt)",
    r"\bsystem prompt",
    r"\bas an ai\b",
    r"\blanguage model",
    r"\bjson\b",
    r"\bassistant:",
    r"\bsystem:",
    r"\buser:",
    r"\bscript\b",
    r"\bapi key",
    r"\bpassword",
)
RUDE = _any(
    r"\bat your age\b|\b(?:ladies|gentlemen|girls|boys|women|men)\b|\bquitters?\b",
    r"\b(?:stupid|idiot|moron|slob|loser|pathetic|dumb|damn|shit|fuck|crap|asshole|bitch|worthless|ugly|fatso|hate)\w*",
)
ADVERTISING = _any(
    r"\b(?:buy\b|click here|subscribe|discount|coupon|promo code|newsletter|donate|sponsor|bitcoin|crypto)\w*",
    r"\b(?:my (?:book|course|blog|app|channel)|vote for|follow me|sign up)\b",
)
NO_TEXT = _any(
    r"\b(?:lorem ipsum|todo|tbd|fixme|undefined|null|nan|placeholder)\b|\bn/a\b",
    r"\bi(?:'m| am) (?:sorry|unable|an?)\b|\bi (?:cannot|can't) (?:help|assist|provide|comply)",
    r"\bhere(?:'s| is| are) (?:your|the|a) (?:plan|text|note|json|answer|description|title)",
    r"\bhere you go\b|\bhope this helps",
    r"\bmy name is\b|\bsure, (?:here|i)\b|\blet me know\b|\bas requested\b",
    r"\byou are now\b|\b(?:chatbot|chatgpt|openai)\b",
)
"""What a model says instead of an answer."""

LINK = _any(
    r"https?:",
    r"ftp:",
    r"javascript:",
    r"data:\w",
    r"www\.",
    r"\b[\w-]+\.(?:com|org|net|io|co|app|dev|info|biz|example|ai|me|ly)\b",
    r"@\w",
    r"\b\w+@",
)
CHANGES = _any(
    r"\b(?:hours?|minutes?|mins?|km|kilomet\w+|miles?|laps?) (?:longer|further|farther|extra)\b",
    r"\bstretch (?:the|this|your) (?:route|run|distance)\b|\bleave out (?:the|a|any|some)\b|\bin one go\b",
    r"\btack on\b|\b(?:another|a second|a third|one more) (?:loop|lap|round|circuit|hill|set|one|go)\b",
    r"\b(?:once|one|twice) more (?:if|when|round|around|for luck)\b|\b(?:once|twice) around again\b",
    r"\bturn (?:back|home|round) early\b|\b(?:distance|pace|the plan|time) does(?:n't| not) (?:really )?matter\b",
    r"\bforget (?:about )?(?:the |your )?(?:plan|distance|days? off|rest days?)\b",
    r"\badd(?:ing)? (?:an?|another|some|extra|more|\d+|on)\b",
    r"\b(?:extra|additional|bonus) (?:\w+ )?(?:km|k|kilomet|mile|lap|interval|session|run|rep|set|distance)",
    r"\b(?:extra|additional|bonus) (?:\w+ )?(?:minute|workout|day|load)",
    r"\b(?:double|triple|twice|halve|half) (?:the|your|as|that|of (?:the|your|it))\b",
    r"\bskip(?:ping)? (?:the|this|that|a|your|today|tomorrow|rest|warm|cool|any)\b",
    r"\b(?:swap|postpone|reschedul\w+|replac\w+|move) (?:the|this|that|your|it|today)\b",
    r"\b(?:longer|further|farther|more|faster) than (?:planned|written|prescribed|scheduled|asked|the plan|it says)\b",
    r"\b(?:longer|further|farther|more|faster) if you\b|\brun (?:longer|further|farther|more)\b",
    r"\bmake up (?:for )?(?:the |any )?(?:missed|lost)",
    r"\bas (?:far|long|fast|hard) as (?:you|possible)",
    r"\bkeep going (?:until|past|till)",
    r"\bor (?:two|three|more) (?:if|when)\b",
    r"\ba (?:lap|loop|mile|kilomet\w+) or (?:two|so)\b",
    r"\bcut (?:it|this|the run) short\b",
    r"\btwice (?:today|a day)\b",
    r"\b(?:tack|throw|squeeze|chuck) (?:on|in)\b|\b(?:twice|thrice|double up)\b",
    r"\b(?:do|run|repeat) (?:\w+ ){0,2}(?:two|three|\d) times\b|\b(?:two|three|\d+) times (?:\d|the|as)\b",
    r"\brepeat (?:this|it|that|the run)\b|\brun again\b|\bagain (?:tonight|later|this|in the|at night|today)\b",
    r"\b(?:each|both) ways?\b|\b(?:do|run|just|only) half\b|\bin half\b|\bextra (?:loop|lap)",
    r"\b(?:km|kilomet\w+|mi|miles?|min|minutes?) (?:more|again|extra|back|on top)\b",
    r"\bone more (?:km|kilo|mile|lap|rep)",
    r"\btake (?:a|the|this) week off|\btake \w+day off|\brun (?:\w+ )?every (?:single )?day|\b(?:double|triple)-digit",
    r"\b(?:burpee|squat|push-?up|pull-?up|lunge|deadlift|leg day|bench press|crunch)\w*",
    r"\bextend (?:the|this|your|it)\b",
    r"\b(?:longer|further|farther|faster|harder) if\b|\blift heavy\b|\binstead\.?$|\bcore work\b",
    r"\b(?:plan|schedule|distances?|pace) (?:is|are) (?:wrong|approximate|optional|only|just|rough|not|a guess)",
    r"\bdo (?:what|whatever|as) (?:\w+ )?(?:you|feels?|distance)",
    r"\b(?:change|adjust|alter|adapt|pick|choose) (?:the|your) (?:own )?"
    r"(?:day|distance|plan|pace|schedule|week)s?\b|\bas you (?:wish|please)\b",
    r"\bnever mind the\b|\b(?:nobody|no one) (?:follow|stick)\w*",
    r"\bignore (?:the|this|your) (?:plan|schedule|distance|watch's)",
    r"\bsecond (?:run|session|workout)\b|\bno need (?:for|to) (?:rest|recover|warm)",
)
"""A plan of one's own: what the engine has set is neither lengthened, shortened, moved nor repeated."""
