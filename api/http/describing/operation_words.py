"""What operations do, beyond their summaries: for those whose routes say nothing themselves, by their ids."""

from collections.abc import Mapping

JOB = "Made by a durable job that survives restarts; ask again, wait with `Prefer`, or listen to `events`."
PAGED = "A page at a time: `next`, and the header `Link`, lead to the following one. Filters hold for all pages."
OLD = "From the newest revision in force; earlier ones are under `revisions`."
STREAM = ("`Last-Event-ID` tells what you had before a break. A comment comes in long silence; after ten minutes the "
          "stream ends, and you ask again.")  # fmt: skip
STATED = "Taken back, it stays in the history. The plan itself changes only by an accepted revision."

WORDS: Mapping[str, str] = {
    "solve": "Answered at once and kept nowhere. The same request gives the same plan; rules bend only where a plan "
    "that bends none is proved impossible, and each bend is reported. The coach's words are left out.",
    "validate": "Send the plan or program with the request that it answers. Nothing is repaired and nothing is kept.",
    "createPlan": f"The skeleton with the coach's words, kept under an id. {JOB} With an `Idempotency-Key` a repeated "
    "request finds what the first one made.",
    "listPlans": PAGED,
    "getPlan": "While it is made, `status` and `stage` say how far it is. Its `ETag` is what `If-Match` of a change "
    "wants.",
    "deletePlan": "Its revisions, its history and its calendar's address go with it.",
    "getPlanRequest": "A revised plan goes with the request that it was first made for wherever both are sent, as to "
    "`validate`: it knows by itself which settings changed since. To have a plan like the one in force made anew, send "
    "what `inForce` shows to `POST /v1/plans`.",
    "streamPlanEvents": STREAM,
    "exportPlanIcs": f"Events keep their ids from revision to revision, so that a calendar updates them. {OLD}",
    "exportPlanFitZip": f"For the structured runs within `first` and `last`. {OLD}",
    "exportPlanCsv": f"No text in it is taken for a formula by a spreadsheet. {OLD}",
    "exportPlanJson": f"The plan without what the service keeps around it. {OLD}",
    "exportPlanHtml": f"It needs nothing from elsewhere and runs no scripts. {OLD}",
    "explainPlan": "The reasons are read off the finished numbers and the rules, never guessed.",
    "whyNotOfPlan": "A wish that no plan can grant is an answer, too: the fewest fields that stand against it.",
    "whatIfOfPlan": "Each wish by itself, in the order in which they were sent, against the plan in force.",
    "whatIf": "Each wish by itself, in the order in which they were sent, against the request's own plan.",
    "proposeRevision": "What was told of the plan before is known and need not be sent again. Nothing changes until "
    "the proposal is accepted; after seven days, or once another revision is in force, it can be no more.",
    "listRevisions": "The first is the plan as it was made.",
    "getRevision": "`status` says whether it can still be accepted.",
    "acceptRevision": "`If-Match` has to name the revision in force, so that nobody accepts what has been overtaken.",
    "declineRevision": "It stays readable, and can be accepted no more.",
    "takeBackDone": STATED,
    "putPin": "The next proposal keeps to it, if any plan can.",
    "deletePin": STATED,
    "getHappening": "What was taken back is in the history alone.",
    "deleteHappening": STATED,
    "getHistory": "What was taken back is there too, with the time.",
    "endFeed": "Both addresses are good no more; a new one can be made at any time.",
    "getFeed": "For calendar programs, which send no key: who knows the address may read. Changed sessions are updated "
    "and those that fell away cancelled.",
    "listProfiles": PAGED,
    "getProfile": "Profiles never change: what a plan was made from can be looked up for as long as the plan is there.",
    "deleteProfile": "As long as a plan refers to it, it is kept: the answer is 409.",
    "listPrograms": PAGED,
    "getProgram": "`strengthDays` is what a plan request wants to know of the lifting, under the same name.",
    "deleteProgram": "A plan beside which it stands stays as it is.",
    "getProgramRequest": "Send it to `POST /v1/programs` to have the program made anew.",
    "streamProgramEvents": STREAM,
    "exportProgramIcs": "Made beside a plan, or asked for with `plan`, it keeps to that plan's weeks and ends with it.",
    "exportProgramCsv": "No text in it is taken for a formula by a spreadsheet.",
    "exportProgramJson": "The program without what the service keeps around it.",
    "exportProgramHtml": "It needs nothing from elsewhere and runs no scripts.",
    "getRules": "Each with its source, its numbers, and whether and in what order it bends. The same as long as the "
    "service runs.",
    "getWeights": "A request names one of them, or gives weights of its own, as `weights`.",
    "listBatches": PAGED,
    "getBatch": "Rate and remaining time count from the beginning, pauses included.",
    "deleteBatch": "What was answered by then is gone as well.",
    "getBatchResults": "Streamed. Each line has the `id` of the line that it answers, and a plan or an error.",
    "listWebhooks": "A key sees those that it registered, no other's.",
    "renewWebhookSecret": "Receivers that know either secret can verify messages meanwhile.",
    "changeWebhook": "What is left out stays. Nothing is sent, or kept to be sent, while it is off.",
    "deleteWebhook": "What was still to be sent is not sent any more.",
    "getWebhook": "The secret is shown when it is made, and never again.",
    "listDeliveries": f"Of the last 30 days. {PAGED}",
    "getDelivery": "`content` is the body that is signed and sent.",
    "tryWebhook": "It is signed and repeated like every other.",
    "replayDelivery": "A try that waits for its time gives way to this one; eight tries follow if it fails.",
    "getHealth": "It answers without looking at anything else; needs no key.",
    "getReadiness": "Not while the database is away or the process is ending; needs no key.",
    "getMetrics": "Needs a key with the scope `metrics`. Without a database its own figures are still told.",
}
TAGS: Mapping[str, str] = {
    "solving": "Answered at once, kept nowhere",
    "plans": "Running plans, made by durable jobs and kept",
    "programs": "Strength programs, made or repaired, and kept",
    "exports": "Plans and programs as files",
    "living plan": "What happens to a plan: told, asked about, revised, followed in a calendar",
    "profiles": "From activity files to numbers, each with how sure it is",
    "wishes": "From plain words to a request",
    "rulebook": "What every plan is built by",
    "batches": "Many requests in one body",
    "webhooks": "Addresses that are told of what happens",
    "operation": "For whoever runs the service",
}
