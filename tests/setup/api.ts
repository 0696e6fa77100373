import { mainJob } from "../flows/main-job.ts";
import type { RunningBaton } from "./baton.ts";

/** Calls of a program with an access key; a reply that is no success fails the test with what it says. */
export function apiOf(baton: RunningBaton, key: string) {
  async function call<Reply>(method: string, path: string, body?: object): Promise<Reply> {
    const reply = await fetch(`${baton.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { "content-type": "application/json" }) },
      body: body && JSON.stringify(body),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return JSON.parse(text) as Reply;
  }
  return {
    get: <Reply>(path: string) => call<Reply>("GET", path),
    post: <Reply = { id: string }>(path: string, body: object = {}) => call<Reply>("POST", path, body),
  };
}

export type Api = ReturnType<typeof apiOf>;

/** The main job, live, for a team of two with a leader, on the source `Fair`. */
export async function aLiveFlow(api: Api): Promise<void> {
  const [ann, bob, lena] = await Promise.all(
    ["Ann", "Bob", "Lena"].map((name) =>
      api.post("/reps", {
        name,
        email: `${name}@example.com`,
        languages: ["de"],
        timeZone: "Europe/Berlin",
        hours: null,
        away: null,
      }),
    ),
  );
  const members = [ann!, bob!].map(({ id }) => ({ repId: id, weight: 1 }));
  const team = await api.post("/teams", { name: "Germany", leaderId: lena!.id, members });
  const source = await api.post("/sources", { name: "Fair" });
  const flow = await api.post("/flows", { name: "Main", graph: mainJob({ team: team.id, sources: [source.id] }) });
  await api.post(`/flows/${flow.id}/publish`);
}
