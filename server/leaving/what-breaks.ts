import type { Queryable } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { flowsNamingPerson, flowsUsingTeam } from "../flows/flows-using.ts";
import { readTeam } from "../teams/teams-queries.ts";
import type { Breakage } from "./contract.ts";
import { countWorking, type Standing } from "./leaving-queries.ts";

/** What is no longer as it was when this person goes; what must be mended first stands first. */
export async function whatBreaks(
  q: Queryable,
  catalog: Catalog,
  personId: PersonId,
  { name, isOnlyAdmin, lastIn, leads, backsUp }: Standing,
): Promise<Breakage[]> {
  const flows = await flowsNamingPerson(q, catalog, personId);
  const onlyAdmin = `${name} is the only admin: make somebody else an admin first.`;
  return [
    ...flows.map((flow): Breakage => ({ code: "flow-names-person", blocks: true, text: named(flow, name) })),
    ...(isOnlyAdmin ? [{ code: "only-admin", blocks: true, text: onlyAdmin } as const] : []),
    ...lastIn.map((team): Breakage => ({
      code: "last-member",
      blocks: false,
      text: `Nobody else is in ${team}: its leads wait on the waiting list until somebody joins.`,
    })),
    ...leads.map((team): Breakage => ({ code: "leads-team", blocks: false, text: withoutLeader(team) })),
    ...backsUp.map((other): Breakage => ({
      code: "backs-up",
      blocks: false,
      text: `${name} stands in for ${other}: choose another backup for ${other}.`,
    })),
  ];
}

/**
 * Call it when the person is locked: a flow that goes live with them holds a share of that lock until it is live.
 *
 * @throws AppError `person-in-use` (409) with the flow
 */
export async function mustNotBeNamed(q: Queryable, catalog: Catalog, personId: PersonId, name: string): Promise<void> {
  const [flow] = await flowsNamingPerson(q, catalog, personId);
  if (flow !== undefined) throw new AppError("conflict", "person-in-use", named(flow, name), { flow });
}

/** What is no longer as it was when a team gets these members or this leader; undefined stays as it is. */
export async function whatBreaksIn(
  q: Queryable,
  catalog: Catalog,
  teamId: TeamId,
  { memberIds, leaderId }: { memberIds?: readonly PersonId[] | undefined; leaderId?: PersonId | null | undefined },
): Promise<Breakage[]> {
  const team = await readTeam(q, teamId);
  const isEmpty = memberIds !== undefined && (await countWorking(q, memberIds)) === 0;
  const flows = isEmpty ? await flowsUsingTeam(q, catalog, teamId) : [];
  const goesWithoutLeader = leaderId === null && team.leaderId !== null;
  return [
    ...(isEmpty ? [{ code: "last-member", blocks: false, text: empty(team.name, flows) } as const] : []),
    ...(goesWithoutLeader ? [{ code: "leads-team", blocks: false, text: withoutLeader(team.name) } as const] : []),
  ];
}

const named = (flow: string, name: string) =>
  `The flow “${flow}” names ${name}: choose somebody else there and go live first.`;

const withoutLeader = (team: string) =>
  `${team} has no leader then: its alarms go to the managers until somebody leads it.`;

function empty(team: string, flows: readonly string[]): string {
  const what = flows.length === 0 ? "its leads" : `leads of ${flows.map((flow) => `“${flow}”`).join(", ")}`;
  return `Nobody works in ${team} then: ${what} wait on the waiting list until somebody joins.`;
}
