import type { Product } from "../setup/product.ts";

export const DESK = { viewport: { width: 1440, height: 1100 } };

let made = 0;

/** A team of three with a leader and a source, and a flow on which nothing is drawn yet. */
export async function anEmptyFlow({ api }: Product) {
  const number = ++made;
  const person = async (name: string, roles: string[]) => {
    const email = `${name.toLowerCase()}${number}@example.org`;
    return (await api.post<{ id: string }>("/reps", { name, email, roles, languages: ["de"] })).body.id;
  };
  const leader = await person("Lena", ["manager"]);
  const reps = [await person("Ann", ["rep"]), await person("Bob", ["rep"]), await person("Cem", ["rep"])];
  const members = reps.map((repId) => ({ repId, weight: 1 }));
  const team = await api.post<{ id: string }>("/teams", { name: `Team Germany ${number}`, leaderId: leader, members });
  const source = await api.post<{ id: string }>("/sources", { name: `Trade fair ${number}` });
  const flow = await api.post<{ id: string }>("/flows", { name: "New leads", graph: { nodes: [], edges: [] } });
  return {
    flowId: flow.body.id,
    leader,
    reps,
    team: { id: team.body.id, name: `Team Germany ${number}` },
    source: { id: source.body.id, name: `Trade fair ${number}` },
  };
}
