import type { Graph } from "../../engine/graph.ts";
import type { PersonView } from "../../server/people/contract.ts";
import type { SourceView } from "../../server/sources/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { isNotHereYet } from "../team/presence.ts";
import { listWords } from "../ui/names.ts";

/**
 * Where the leads of a drawing come from, in words.
 *
 * @param starts the types of step by which leads come in
 */
export function takesWords(graph: Graph, starts: ReadonlySet<string>, sources: readonly SourceView[]): string {
  const named = graph.nodes.find(({ type }) => starts.has(type))?.config["sources"];
  const ids = Array.isArray(named) ? named : [];
  if (ids.length === 0) return "It takes every new lead that no other flow takes.";
  const names = sources.filter(({ id }) => ids.includes(id)).map(({ name }) => `“${name}”`);
  return `It takes new leads from ${listWords(names)}.`;
}

/** Who could get leads of a drawing, being in a team that it names, and has never come in. */
export function notHereYet(graph: Graph, teams: readonly TeamView[], people: readonly PersonView[]): PersonView[] {
  const named = JSON.stringify(graph.nodes.map(({ config }) => config));
  const asked = teams.filter(({ id }) => named.includes(id));
  const members = new Set(asked.flatMap((team) => team.members.map(({ repId }) => repId)));
  return people.filter((person) => members.has(person.id) && isNotHereYet(person));
}

/** "Ann Berger has never had the inbox open. …" */
export function notHereWords(people: readonly Pick<PersonView, "name">[]): string {
  const who = listWords(people.map(({ name }) => name));
  const [have, they] = people.length === 1 ? ["has", "this person"] : ["have", "these people"];
  return `${who} ${have} never had the inbox open. Leads go to ${they} all the same: see that the invitation was opened.`;
}
