import { graph } from "../engine/support/a-world.ts";
import { inboxOf } from "../assignments/hand.ts";
import { aLiveFlow, made2xx, readLead, sendLead } from "../setup/live-flow.ts";
import { expect, test } from "../setup/product-test.ts";

test("who got a lead by hand while the flow waited keeps it, with its task, when the flow comes to the waiting list", async ({
  api,
  clock,
}) => {
  const flow = await aLiveFlow(api, {
    change(drawn) {
      const config = (type: string) => drawn.nodes.find((node) => node.type === type)!.config;
      return graph(
        {
          start: ["lead-captured", { sources: config("lead-captured")["sources"]! }],
          pause: ["wait", { for: "PT1H" }],
          list: ["to-queue", { team: config("to-queue")["team"]! }],
          end: ["end"],
        },
        ["start pause", "pause list", "list end"],
      );
    },
  });
  const [kept, listed] = [await sendLead(api, flow.source), await sendLead(api, flow.source)];
  const [rep] = flow.reps;
  await made2xx(api.post(`/leads/${kept.leadId}/assign`, { repId: rep, reason: "Knows them" }));
  await clock.advance({ minutes: 61 });

  await expect
    .poll(async () => (await readLead(api, kept.leadId)).runs, { timeout: 5_000 })
    .toMatchObject([{ status: "done" }]);
  expect(await readLead(api, kept.leadId)).toMatchObject({ status: "assigned", owner: { id: rep } });
  const { data } = await inboxOf(api, rep!);
  expect(data.find(({ lead }) => lead.id === kept.leadId)!.tasks).toHaveLength(1);
  await expect.poll(async () => (await readLead(api, listed.leadId)).status, { timeout: 5_000 }).toBe("waiting-list");
});
