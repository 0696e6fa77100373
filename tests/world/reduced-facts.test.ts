import fc from "fast-check";
import { canonicalJson } from "../../engine/canonical-json.ts";
import { type Db, transaction } from "../../engine/database.ts";
import { drain } from "../../engine/drain.ts";
import { newId } from "../../engine/ids.ts";
import type { World } from "../../engine/world.ts";
import { defineNode } from "../../node-catalog/kit/define-node.ts";
import type { AssignmentFacts, SharedFacts, SubjectFacts } from "../../node-catalog/kit/facts.ts";
import { leave } from "../../node-catalog/kit/outcome.ts";
import { loadIn } from "../../node-catalog/kit/view-facts.ts";
import { reduce } from "../../node-catalog/kit/reduce.ts";
import { acceptLeads } from "../../server/intake/accept-leads.ts";
import { readAccountsOf } from "../../server/world/account-facts-store.ts";
import { readSubjects } from "../../server/world/facts-store.ts";
import { FactsLoader } from "../../server/world/load-facts.ts";
import { anEngine, aRequest, aTeam, goLive, graph, type TestTeam } from "../engine/support/a-world.ts";
import { catalogWith } from "../engine/support/test-nodes.ts";
import { expect, test } from "../setup/test.ts";
import { scripted, type Word, WORDS } from "./scripted-step.ts";

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
  const apply: World["apply"] = async (tx, changes, shared, options) => {
    for (const { run, subject } of changes) believed.subjects.set(run.subjectId, subject);
    believed.shared = shared;
    return engine.world.apply(tx, changes, shared, options);
  };
  return { engine: { ...engine, world: { ...engine.world, apply } }, believed };
}

/** The teams with what their members have to do now. */
const withLoads = (shared: SharedFacts): SharedFacts["teams"] =>
  Object.fromEntries(
    Object.entries(shared.teams).map(([id, one]) => [
      id,
      one && { ...one, loads: one.members.map(({ personId }) => loadIn(shared, personId) ?? null) },
    ]),
  );

const sorted = <T extends { id: string }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
/** Tasks are a set: nothing asks which of two that were made at the same moment came first. */
const comparable = ({ openTasks, ...subject }: Looked) => canonicalJson({ ...subject, openTasks: sorted(openTasks) });

async function reloaded(db: Db, team: TestTeam, leads: readonly string[]) {
  const loader = new FactsLoader();
  return transaction(db, async (tx) => {
    const accounts = await readAccountsOf(tx, leads);
    return {
      subjects: await readSubjects(tx, leads),
      shared: await loader.lock(tx, {
        teamIds: [team.id],
        personIds: [],
        withBackups: false,
        placesOf: accounts.map(({ id }) => id),
        loadsOf: "everybody-and-when",
      }),
      accounts: Object.fromEntries(accounts.map((account) => [account.id, account])),
    };
  });
}

const isMoving = (word: Word) => word === "austria" || word === "bavaria";

/** Where the company's leads come from; which of them came first is known where none of the batch has left a place. */
function comparablePlaces({ places = {} }: SharedFacts, hasLeft: boolean) {
  const [ofCompany = []] = Object.values(places);
  return hasLeft ? ofCompany.map(({ country, part, leads }) => `${country} ${part}: ${leads}`).toSorted() : ofCompany;
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
          email: `${newId()}@muster-ag.de`,
          company: "Muster AG",
          fields: {
            script: JSON.stringify({ team: team.id, words: words.script }),
            script2: JSON.stringify({ team: team.id, words: words.script2 }),
          },
        }),
      );
      const leads = requests.map(({ leadId }) => leadId);
      const hasLeft = scripts.some((words) => [...words.script, ...words.script2].filter(isMoving).length > 1);

      const { advanceError } = await acceptLeads(db, engine, requests);
      expect(advanceError).toBeNull();
      const taken = await reloaded(db, team, leads);
      expect(comparablePlaces(taken.shared, hasLeft)).toEqual(comparablePlaces(believed.shared!, hasLeft));
      for (const id of leads) {
        const { lead, assignments, openTasks, waitingList } = taken.subjects.get(id)!;
        expect(comparable({ lead, assignments, openTasks, waitingList })).toBe(comparable(seen.get(id)!));
      }

      await db.query("update runs set wake_at = baton_now() where subject_id = any ($1::uuid[])", [leads]);
      await drain(db, engine);
      const stored = await reloaded(db, team, leads);
      for (const id of leads) expect(comparable(stored.subjects.get(id)!)).toBe(comparable(believed.subjects.get(id)!));
      expect(Object.keys(stored.accounts)).toHaveLength(1);
      expect(comparablePlaces(stored.shared, hasLeft)).toEqual(comparablePlaces(believed.shared!, hasLeft));
      expect(canonicalJson(stored.accounts)).toBe(canonicalJson(believed.shared!.accounts));
      expect(canonicalJson(stored.shared.teams)).toBe(canonicalJson(withLoads(believed.shared!)));
      const { loads, changedLoads } = believed.shared!;
      const leader = changedLoads[team.leader] ?? loads[team.leader];
      expect(canonicalJson(stored.shared.loads)).toBe(canonicalJson({ [team.leader]: leader }));
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
  const { subject } = reduce(
    { subject: waiting, shared: { loads: {}, changedLoads: {}, teams: {}, people: {} } } as never,
    {
      ...effect,
      ...stamp,
    },
  );
  expect(subject).toMatchObject({ status: "new", waitingList: null });
});
