"""A day's work through a client that was generated: `python day.py ADDRESS`, with the client on the path."""

import json
import sys
import time

from made import Client
from made.api.batches import create_batch, get_batch, get_batch_results
from made.api.exports import export_plan_ics
from made.api.living_plan import accept_revision, propose_revision
from made.api.plans import create_plan, get_plan, list_plans
from made.api.programs import create_program
from made.api.rulebook import get_rules
from made.api.webhooks import create_webhook, list_webhooks
from made.models import PlanOrder, ProgramOrder, ProposalOrder, WebhookOrder
from made.types import File

client = Client(sys.argv[1])
given = json.loads(sys.stdin.read())

plan = create_plan.sync(client=client, body=PlanOrder.from_dict(given["plan"]), prefer="wait=60")
assert plan.status == "ready", plan
stored = get_plan.sync(plan_id=plan.id, client=client)
weeks = [week.planned_distance_km for week in stored.plan.weeks]
assert [one.id for one in list_plans.sync(client=client).plans] == [plan.id]

proposal = propose_revision.sync(plan_id=plan.id, client=client, body=ProposalOrder.from_dict(given["news"]))
changed = accept_revision.sync(plan_id=plan.id, number=proposal.number, client=client, if_match='"1"')
assert changed.revision == proposal.number

calendar = export_plan_ics.sync_detailed(plan_id=plan.id, client=client)
program = create_program.sync(client=client, body=ProgramOrder.from_dict(given["program"]))
hook = create_webhook.sync(client=client, body=WebhookOrder.from_dict(given["webhook"]))
assert [one.id for one in list_webhooks.sync(client=client).webhooks] == [hook.id]

line = json.dumps({"id": 1, "request": given["plan"]}).encode() + b"\n"
batch = create_batch.sync(client=client, body=File(payload=line))
while (batch := get_batch.sync(batch_id=batch.id, client=client)).status not in ("ready", "failed"):
    time.sleep(0.1)
results = get_batch_results.sync_detailed(batch_id=batch.id, client=client)

refused = create_plan.sync_detailed(client=client, body=PlanOrder.from_dict(given["wrong"]))
done = {
    "weeks": len(weeks),
    "kilometres": sum(weeks),
    "changedDays": proposal.changed_days,
    "calendar": calendar.content.decode().startswith("BEGIN:VCALENDAR"),
    "split": bool(program.program.split),
    "secret": hook.secret[:6],
    "rules": len(get_rules.sync(client=client)) > 20,
    "answers": len(results.content.splitlines()),
    "refused": refused.parsed.type_,
}
sys.stdout.write(json.dumps(done))
