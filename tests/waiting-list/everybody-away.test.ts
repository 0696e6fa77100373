import type { AttentionReply } from "../../server/attention/contract.ts";
import { inboxOf } from "../assignments/hand.ts";
import { connect } from "../live/watcher.ts";
import { aLiveFlow, made2xx, readLead, sendLead } from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";
import { graph } from "../engine/support/a-world.ts";

/** Pauses everybody for ten days. */
async function sendAway(api: Parameters<typeof aLiveFlow>[0], reps: readonly string[]): Promise<void> {
  const until = new Date(Date.now() + 10 * 86_400_000).toISOString();
  for (const rep of reps) await made2xx(api.patch(`/reps/${rep}`, { away: { until } }));
}

test.for([
  ["the drawn waiting list", undefined],
  [
    "a list that opens by itself",
    ({ team, sources }: { team: string; sources: string[] }) =>
      graph(
        {
          start: ["lead-captured", { sources }],
          hours: ["after-hours", { team }],
          turns: ["round-robin", { team }],
          queue: ["to-queue", { team }],
          end: ["end"],
        },
        ["start hours", "hours open turns", "hours handed-over end", "turns assigned end", "turns nobody queue"],
      ),
  ],
] as const)(
  "everybody is away: the lead stands in an alarmed waiting list (%s), visible within a second",
  async ([, drawing], { api, product }) => {
    const change = (drawn: ReturnType<typeof graph>) => {
      const config = (type: string) => drawn.nodes.find((node) => node.type === type)!.config;
      const sources = config("lead-captured")["sources"] as string[];
      return drawing ? drawing({ team: config("to-queue")["team"] as string, sources }) : drawn;
    };
    const flow = await aLiveFlow(api, { reps: 2, change });
    await sendAway(api, flow.reps);
    const watcher = await connect(product.url, product.proof);
    await watcher.watch(`rep:${flow.leader}`);

    const sentAt = performance.now();
    const lead = await sendLead(api, flow.source);
    await expect.poll(() => watcher.heard.length, { interval: 20 }).toBeGreaterThan(0);
    expect(performance.now() - sentAt).toBeLessThan(1_000);

    expect(lead.owner).toBeNull();
    expect(await readLead(api, lead.leadId)).toMatchObject({ status: "waiting-list", owner: null });
    const { data } = await made2xx(api.get<AttentionReply>("/attention?kind=waiting-list"));
    expect(data.map((item) => item.lead.id)).toContain(lead.leadId);
    const alarms = (await inboxOf(api, flow.leader)).notifications.filter((one) => one.leadId === lead.leadId);
    expect(alarms).toMatchObject([{ alarm: true }]);
  },
);
