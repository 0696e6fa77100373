import fc from "fast-check";
import { z } from "zod";
import { canonicalJson } from "../../engine/canonical-json.ts";
import { type Db, transaction } from "../../engine/database.ts";
import { drain } from "../../engine/drain.ts";
import type { Change } from "../../engine/world.ts";
import { defineNode } from "../../node-catalog/kit/define-node.ts";
import type { Effect } from "../../node-catalog/kit/effects.ts";
import type { AssignmentFacts, FactsView, SharedFacts, SubjectFacts } from "../../node-catalog/kit/facts.ts";
import { leave } from "../../node-catalog/kit/outcome.ts";
import { reduce } from "../../node-catalog/kit/reduce.ts";
import { acceptLeads } from "../../server/intake/accept-leads.ts";
import { readAccountsOf } from "../../server/world/account-facts-store.ts";
import { readSubjects } from "../../server/world/facts-store.ts";
import { FactsLoader } from "../../server/world/load-facts.ts";
import { anEngine, aRequest, aTeam, goLive, graph, type TestTeam } from "../engine/support/a-world.ts";
import { catalogWith } from "../engine/support/test-nodes.ts";
import { expect, test } from "../setup/test.ts";

/** What the tests' step does, one word after the other; the digit chooses a member. */
const WORDS = [
  "assign0",
  "assign1",
  "assign2",
  "offer0",
  "offer1",
  "decline",
  "expire",
  "task0",
  "task1",
  "move",
  "list",
  "product",
  "value",
  "field",
  "empty",
  "deal",
  "tell",
] as const;
type Word = (typeof WORDS)[number];

/** A step that does what the lead's field `script` says. */
const scripted = (name: string, field: string) =>
  defineNode({
    type: name,
    version: 1,
    group: "act",
    icon: "bug",
    title: name,
    sentence: "",
    help: "",
    config: z.unknown(),
    needs: () => ({ loads: true }),
    exits: { done: "Next" },
    reasons: { done: "" },
    examples: [],
    decide({ lead, facts }) {
      const { team, words } = JSON.parse(String(lead.fields[field])) as { team: string; words: Word[] };
      return leave("done", { effects: effectsOf(words, team, facts), because: { code: "done" } });
    },
  });

/** The words as effects, each seeing what those before it have done. */
function effectsOf(words: readonly Word[], teamId: string, facts: FactsView): Effect[] {
  const team = facts.team(teamId);
  let { credits } = team;
  let hasOwner = facts.current !== undefined;
  return words.flatMap((word): Effect[] => {
    const person = team.members[Number(word.at(-1))]?.personId ?? team.leaderId!;
    const because = { code: "test" };
    switch (word) {
      case "assign0":
      case "assign1":
      case "assign2":
      case "offer0":
      case "offer1":
        credits = { ...credits, [person]: (credits[person] ?? 0n) - 1_000_000n };
        hasOwner = true;
        return [
          {
            type: "assign",
            personId: person,
            teamId,
            mode: word.startsWith("offer") ? "offer" : "assign",
            credits,
            because,
          },
        ];
      case "decline":
      case "expire":
        if (!hasOwner || !facts.current || words.some((one) => /assign|offer|list/.test(one))) return [];
        hasOwner = false;
        return [
          {
            type: "release",
            assignmentId: facts.current.id,
            state: word === "decline" ? "declined" : "expired",
            because,
          },
        ];
      case "task0":
      case "task1":
        return [
          { type: "createTask", personId: person, title: word, dueAt: word === "task0" ? null : 1_800_000_000_123 },
        ];
      case "move":
        return [{ type: "moveTasks" }];
      case "list":
        hasOwner = false;
        return [{ type: "joinWaitingList", teamId, alarm: [team.leaderId!], because }];
      case "product":
        return [{ type: "setLead", set: { product: "heat pump", language: "fr" } }];
      case "value":
        return [{ type: "setLead", set: { value: 0.1 + 0.2, company: null } }];
      case "field":
        return [{ type: "setLead", set: { size: 12, tags: ["a", "b"], odd: "“ü” \\ '" } }];
      case "empty":
        return [{ type: "setLead", set: { size: null } }];
      case "deal":
        return [{ type: "createDeal", title: "Deal", value: null, stage: "New" }];
      case "tell":
        return [{ type: "notify", to: [person], text: "Hello", alarm: false }];
    }
  });
}

type Looked = Pick<SubjectFacts, "lead" | "assignments" | "openTasks" | "waitingList">;

/** What a step sees after everything that came before it in the same burst. */
const seen = new Map<string, Looked>();
const looks = defineNode({
  ...scripted("looks", ""),
  decide({ lead, facts: { assignments, openTasks, waitingList } }) {
    seen.set(lead.id, { lead, assignments, openTasks, waitingList });
    return leave("done", { because: { code: "done" } });
  },
});

const nodes = catalogWith(scripted("first", "script"), looks, scripted("second", "script2"));

/** Keeps what the engine believes the world to be after each batch. */
function watchedEngine() {
  const engine = anEngine(nodes);
  const believed = { subjects: new Map<string, SubjectFacts>(), shared: undefined as SharedFacts | undefined };
  const apply = async (
    tx: Parameters<typeof engine.world.apply>[0],
    changes: readonly Change[],
    shared: SharedFacts,
  ) => {
    for (const { run, subject } of changes) believed.subjects.set(run.subjectId, subject);
    believed.shared = shared;
    return engine.world.apply(tx, changes, shared);
  };
  return { engine: { ...engine, world: { ...engine.world, apply } }, believed };
}

const sorted = <T extends { id: string }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
/** Tasks are a set: nothing asks which of two that were made at the same moment came first. */
const comparable = ({ openTasks, ...subject }: Looked) => canonicalJson({ ...subject, openTasks: sorted(openTasks) });

async function reloaded(db: Db, team: TestTeam, leads: readonly string[]) {
  const loader = new FactsLoader();
  return transaction(db, async (tx) => ({
    subjects: await readSubjects(tx, leads),
    shared: await loader.lock(tx, { teamIds: [team.id], personIds: [], withBackups: false, loadsOf: "everybody" }),
    accounts: Object.fromEntries((await readAccountsOf(tx, leads)).map((account) => [account.id, account])),
  }));
}

test("facts reduced by effects are the facts that are loaded again after they were stored", async ({ db }) => {
  const team = await aTeam(db);
  const limits = JSON.stringify([{ what: "day", most: 1000, window: "moving" }]);
  await db.query("update people set limits = $2 where id = $1", [team.members[0], limits]);
  const { source } = await goLive(
    db,
    (sources) =>
      graph(
        {
          start: ["lead-captured", { sources }],
          a: ["first"],
          looks: ["looks"],
          pause: ["wait", { for: "PT1H" }],
          b: ["second"],
          end: ["end"],
        },
        ["start a", "a looks", "looks pause", "pause b", "b end"],
      ),
    nodes,
  );
  // One visit of a step gives the lead to one person at most.
  const isGiving = (word: Word) => /^(assign|offer)/.test(word);
  const script = fc
    .array(fc.constantFrom(...WORDS), { maxLength: 6 })
    .map((words) => words.filter((word, index) => !isGiving(word) || words.findIndex(isGiving) === index));
  const aLead = fc.record({ script, script2: script });

  await fc.assert(
    fc.asyncProperty(fc.array(aLead, { minLength: 1, maxLength: 4 }), async (scripts) => {
      const { engine, believed } = watchedEngine();
      const requests = scripts.map((words) =>
        aRequest(source, {
          company: "Muster AG",
          fields: {
            script: JSON.stringify({ team: team.id, words: words.script }),
            script2: JSON.stringify({ team: team.id, words: words.script2 }),
          },
        }),
      );
      const leads = requests.map(({ leadId }) => leadId);

      const { advanceError } = await acceptLeads(db, engine, requests);
      expect(advanceError).toBeNull();
      const taken = await reloaded(db, team, leads);
      for (const id of leads) {
        const { lead, assignments, openTasks, waitingList } = taken.subjects.get(id)!;
        expect(comparable({ lead, assignments, openTasks, waitingList })).toBe(comparable(seen.get(id)!));
      }

      await db.query("update runs set wake_at = baton_now() where subject_id = any ($1::uuid[])", [leads]);
      await drain(db, engine);
      const stored = await reloaded(db, team, leads);
      for (const id of leads) expect(comparable(stored.subjects.get(id)!)).toBe(comparable(believed.subjects.get(id)!));
      expect(Object.keys(stored.accounts)).toHaveLength(1);
      expect(canonicalJson(stored.accounts)).toBe(canonicalJson(believed.shared!.accounts));
      expect(canonicalJson(stored.shared.teams)).toBe(canonicalJson(believed.shared!.teams));
      const { loads, changedLoads } = believed.shared!;
      expect(canonicalJson(stored.shared.loads)).toBe(canonicalJson({ ...loads, ...changedLoads }));
    }),
    { numRuns: 40 },
  );
});

test("an offer after the waiting list leaves the list, and the lead is nobody's", () => {
  const waiting = {
    lead: {},
    status: "waiting-list",
    assignments: [] as AssignmentFacts[],
    openTasks: [],
    waitingList: "t",
    accountId: null,
  };
  const effect = { type: "assign", personId: "p", teamId: null, mode: "offer", because: { code: "test" } } as const;
  const stamp = { id: "i", runId: "r", nodeId: "n", visit: 0, ordinal: 0, at: 0 };
  const { subject } = reduce({ subject: waiting, shared: { loads: {}, changedLoads: {} } } as never, {
    ...effect,
    ...stamp,
  });
  expect(subject).toMatchObject({ status: "new", waitingList: null });
});
