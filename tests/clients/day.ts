// A day's work through a client that was generated: `node day.js ADDRESS`. `paths` are the document's, made into types.
import { readFileSync } from "node:fs";
import createClient from "openapi-fetch";
import type { paths } from "./schema.js";

const client = createClient<paths>({ baseUrl: process.argv[2] });
const given = JSON.parse(readFileSync(0, "utf-8"));

function need<T>(answer: { data?: T; error?: unknown }): T {
  if (answer.data === undefined) throw new Error(JSON.stringify(answer.error));
  return answer.data;
}

const plan = need(await client.POST("/v1/plans", { body: given.plan, params: { header: { prefer: "wait=60" } } }));
const path = { plan_id: plan.id };
const stored = need(await client.GET("/v1/plans/{plan_id}", { params: { path } }));
const weeks = (stored.plan?.weeks ?? []).map((week) => week.plannedDistanceKm);
const proposal = need(await client.POST("/v1/plans/{plan_id}/revisions", { body: given.news, params: { path } }));
const number = proposal.number ?? 0;
need(
  await client.POST("/v1/plans/{plan_id}/revisions/{number}/accept", {
    params: { path: { ...path, number }, header: { "if-match": '"1"' } },
  }),
);
const calendar = need(await client.GET("/v1/plans/{plan_id}/export.ics", { params: { path }, parseAs: "text" }));
const program = need(await client.POST("/v1/programs", { body: given.program }));
const hook = need(await client.POST("/v1/webhooks", { body: given.webhook }));

let batch = need(
  await client.POST("/v1/batches", {
    body: JSON.stringify({ id: 1, request: given.plan }) + "\n",
    bodySerializer: (body) => body,
    headers: { "Content-Type": "application/jsonl" },
  }),
);
const of = { params: { path: { batch_id: batch.id } } };
while (batch.status === "queued" || batch.status === "running") {
  batch = need(await client.GET("/v1/batches/{batch_id}", of));
}
const results: string = need(await client.GET("/v1/batches/{batch_id}/results", { ...of, parseAs: "text" }));
const rules = need(await client.GET("/v1/rules"));
const refused = await client.POST("/v1/plans", { body: given.wrong });

console.log(
  JSON.stringify({
    weeks: weeks.length,
    kilometres: weeks.reduce((sum, km) => sum + km, 0),
    changedDays: proposal.changedDays,
    calendar: calendar.startsWith("BEGIN:VCALENDAR"),
    split: Boolean(program.program?.split),
    secret: hook.secret.slice(0, 6),
    rules: rules.length > 20,
    answers: results.trim().split("\n").length,
    refused: refused.error?.type,
  }),
);
