import type { Facts, LoadFacts, SharedFacts, SubjectFacts } from "./facts.ts";
import type { AssignmentId, PersonId, TeamId } from "./domain.ts";
import { loadIn } from "./view-facts.ts";

type Loads = SharedFacts["changedLoads"];

/** What one lead adds to the load of whoever has it. */
interface Carried {
  readonly assignmentId: AssignmentId;
  readonly personId: PersonId;
  /** By which they got it. */
  readonly teamId: TeamId | null;
  readonly value: number;
  readonly size: number;
  readonly uncontacted: number;
}

/** The changed loads after an effect on the lead: it is taken from whoever had it and added to whoever has it now. */
export function reduceLoads(before: SubjectFacts, { subject, shared }: Facts, at: number): Loads {
  const was = carriedBy(before);
  const is = carriedBy(subject);
  const { changedLoads } = shared;
  if (was?.assignmentId === is?.assignmentId && was?.value === is?.value && was?.size === is?.size) return changedLoads;
  const taken = was ? change(shared, changedLoads, was, (load) => carry(load, was, -1)) : changedLoads;
  if (!is) return taken;
  return change(shared, taken, is, (load) => {
    const isGiven = is.assignmentId !== was?.assignmentId;
    return { ...carry(load, is, 1), ...(isGiven && load.givenAt && { givenAt: [...load.givenAt, at] }) };
  });
}

function carriedBy({ lead, status, assignments, isTried }: SubjectFacts): Carried | undefined {
  const current = assignments.find(({ state }) => state === "offered" || state === "owned");
  if (!current || status === "closed") return undefined;
  const { id: assignmentId, personId, teamId } = current;
  return {
    assignmentId,
    personId,
    teamId,
    value: worthOf(lead.value),
    size: lead.companySize ?? 0,
    uncontacted: isTried ? 0 : 1,
  };
}

/** Whole units, so that sums are exact in whatever order they are made. */
const worthOf = (value: number | null): number => Math.floor(value ?? 0);

function carry(load: LoadFacts, { value, size, uncontacted }: Carried, sign: 1 | -1): LoadFacts {
  return {
    ...load,
    openLeads: load.openLeads + sign,
    pipelineValue: load.pipelineValue + sign * value,
    companySize: load.companySize + sign * size,
    uncontacted: load.uncontacted + sign * uncontacted,
  };
}

function change(
  shared: SharedFacts,
  changed: Loads,
  { personId, teamId }: Carried,
  by: (load: LoadFacts) => LoadFacts,
): Loads {
  const load = changed[personId] ?? loadIn(shared, personId, teamId);
  return load ? { ...changed, [personId]: by(load) } : changed;
}
