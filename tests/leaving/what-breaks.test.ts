import type { Graph } from "../../engine/graph.ts";
import type { Breakage, OpenLeadsSummary } from "../../server/leaving/contract.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { aDraft } from "../flows/a-flow.ts";
import { aPerson } from "../http/callers.ts";
import { expect, test as plainTest } from "../setup/test.ts";
import { startLeavingApi } from "./a-company.ts";

const test = plainTest.extend("api", { scope: "file" }, async ({ db }, { onCleanup }) => {
  const api = await startLeavingApi(db);
  onCleanup(() => api[Symbol.asyncDispose]());
  return api;
});

/** Tells one person by name instead of the team's leader. */
const telling =
  (person: string) =>
  (graph: Graph): Graph => ({
    nodes: [
      ...graph.nodes,
      { id: "tell", type: "notify", config: { to: "person", person, text: "Look" }, position: { x: 0, y: 0 } },
    ],
    edges: [
      ...graph.edges.filter(({ id }) => id !== "wait-timeout"),
      { id: "wait-timeout", source: "wait", sourceHandle: "timeout", target: "tell" },
      { id: "tell-done", source: "tell", sourceHandle: "done", target: "escalate" },
    ],
  });

test("who is named by a live flow leaves only when another is named there, which is said with the flow", async ({
  db,
  api,
}) => {
  const [admin, eve] = [await api.asAdmin(), await aPerson(db, { name: "Eve" })];
  const flow = await aDraft(db, admin, telling(eve.id));
  expect((await admin.post(`/flows/${flow.id}/publish`)).status).toBe(200);
  const text = `The flow “${flow.name}” names Eve: choose somebody else there and go live first.`;
  const reply = await admin.patch(`/reps/${eve.id}`, { active: false });
  expect([reply.status, reply.body]).toEqual([409, expect.objectContaining({ code: "person-in-use", detail: text })]);
  expect((await admin.get<PersonView>(`/reps/${eve.id}`)).body.active).toBe(true);
  const { body } = await admin.get<OpenLeadsSummary>(`/reps/${eve.id}/open-leads-summary`);
  expect(body.breaks).toEqual([{ code: "flow-names-person", blocks: true, text }]);
});

test("the last member, a leader and a backup leave a gap, which is said with the mend", async ({ db, api }) => {
  const admin = await api.asAdmin();
  const [ann, bob] = [await aPerson(db, { name: "Ann" }), await aPerson(db, { name: "Bob" })];
  const members = [ann, bob].map(({ id }) => ({ repId: id }));
  await admin.post("/teams", { name: "Two of us", leaderId: ann.id, members });
  await admin.patch(`/reps/${bob.id}`, { backupId: ann.id });
  const breaksOf = async (id: string) =>
    (await admin.get<OpenLeadsSummary>(`/reps/${id}/open-leads-summary`)).body.breaks.map(({ text }) => text);
  expect(await breaksOf(ann.id)).toEqual([
    "Two of us has no leader then: its alarms go to the managers until somebody leads it.",
    "Ann stands in for Bob: choose another backup for Bob.",
  ]);
  await admin.patch(`/reps/${ann.id}`, { active: false });
  expect(await breaksOf(bob.id)).toEqual([
    "Nobody else is in Two of us: its leads wait on the waiting list until somebody joins.",
  ]);
});

test("a team without anybody at work or without a leader says what that breaks before it is saved", async ({
  db,
  api,
}) => {
  const manager = await api.asManager();
  const flow = await aDraft(db, manager);
  await manager.post(`/flows/${flow.id}/publish`);
  const ask = async (body: object) =>
    (await manager.post<{ breaks: Breakage[] }>(`/teams/${flow.team.id}/what-breaks`, body)).body.breaks;
  expect(await ask({ memberIds: [flow.team.ann] })).toEqual([]);
  expect(await ask({ memberIds: [], leaderId: null })).toEqual([
    {
      code: "last-member",
      blocks: false,
      text: `Nobody works in ${flow.team.name} then: leads of “${flow.name}” wait on the waiting list until somebody joins.`,
    },
    {
      code: "leads-team",
      blocks: false,
      text: `${flow.team.name} has no leader then: its alarms go to the managers until somebody leads it.`,
    },
  ]);
});
