import { z } from "zod";
import type { Db } from "../../../engine/database.ts";
import { createCatalog } from "../../../node-catalog/kit/catalog.ts";
import { defineNode } from "../../../node-catalog/kit/define-node.ts";
import { loadCatalog } from "../../../node-catalog/load.ts";
import { aTeam, goLive, graph } from "../../engine/support/a-world.ts";

/** Calls the outside world, which is the guarded client that the process was given; keeps nothing. */
const callOut = defineNode({
  type: "call-out",
  version: 1,
  group: "act",
  icon: "bug",
  title: "Call out",
  sentence: "",
  help: "",
  config: z.unknown(),
  exits: { ok: "Done", failed: "Failed" },
  failedExit: "failed",
  reasons: { calling: "", answered: "", "gave-up": "" },
  examples: [],
  async perform({ http, idempotencyKey }) {
    await http.request({
      method: "POST",
      url: "https://example.org",
      headers: {},
      body: idempotencyKey,
      timeoutMs: 1_000,
    });
    return { exit: "ok", because: { code: "answered" } };
  },
});

export const catalog = createCatalog([...(await loadCatalog()).all(), callOut]);

/** Every kind of transaction of the engine: intake, a call, a hand-over with a task, an answer or a deadline of a second. */
export async function aFlow(db: Db) {
  await db.query("create table if not exists test_calls (key text)");
  const team = await aTeam(db, [2, 1, 1]);
  const live = await goLive(
    db,
    (sources) =>
      graph(
        {
          start: ["lead-captured", { sources }],
          turns: ["round-robin", { team: team.id }],
          call: ["call-out"],
          task: ["create-task"],
          watch: ["wait-for-contact", { within: "PT1S" }],
          escalate: ["escalate", { team: team.id, atMost: 2 }],
          queue: ["to-queue", { team: team.id }],
          end: ["end"],
        },
        [
          "start turns",
          "turns assigned call",
          "turns nobody queue",
          "call ok task",
          "call failed task",
          "task watch",
          "watch reached end",
          "watch declined escalate",
          "watch timeout escalate",
          "escalate assigned task",
        ],
      ),
    catalog,
  );
  return { ...live, team };
}
