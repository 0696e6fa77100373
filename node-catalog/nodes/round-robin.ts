import { z } from "zod";
import { ASSIGN_EXITS, ASSIGN_REASONS, assignBy, assignMode } from "../assignment/assign-by.ts";
import { loadsFor } from "../assignment/hand-out.ts";
import { defineNode } from "../kit/define-node.ts";
import { aTeam, facts, ids, ownedBy } from "../kit/examples.ts";
import { requirements } from "../kit/requirements.ts";
import { team } from "../kit/widgets.ts";

export default defineNode({
  type: "round-robin",
  version: 1,
  group: "assign",
  icon: "refresh",
  title: "Take turns",
  sentence: "Give the lead to whoever is next in {team} {requirements}",
  help: "Hands leads out in turn, by share. Who is away or out of hours is skipped and loses nothing by it.",
  config: z.object({ team: team(), mode: assignMode(), requirements: requirements() }),
  exits: ASSIGN_EXITS,
  responsibility: ({ mode }) => ({ assigned: mode === "offer" ? "offer" : "owner" }),
  needs: (config) => ({ teams: [config.team], loads: loadsFor("next-in-turn@1", config) }),
  looksIn: ({ team, requirements }) => ({ pools: [{ team, requirements, exit: "assigned" }], nobody: "nobody" }),
  reasons: { "next-in-turn": "{person} was next in turn", ...ASSIGN_REASONS },

  decide: (context) => assignBy("next-in-turn@1", "next-in-turn", context),

  examples: [
    { name: "one of two is next", config: { team: aTeam.id, mode: "assign" }, facts: facts(), exit: "assigned" },
    {
      name: "it is offered to somebody else than who passed it on",
      config: { team: aTeam.id, mode: "offer" },
      facts: facts({ assignments: [ownedBy(ids.ann, { state: "declined" })] }),
      exit: "assigned",
    },
    {
      name: "somebody has it already",
      config: { team: aTeam.id, mode: "assign" },
      facts: facts({ assignments: [ownedBy(ids.bob)] }),
      exit: "assigned",
    },
    {
      name: "only one of them is asked for",
      config: { team: aTeam.id, mode: "assign", requirements: { match: ["language"], leaveOut: [ids.ann] } },
      facts: facts(),
      exit: "assigned",
    },
    {
      name: "everybody is away",
      config: { team: aTeam.id, mode: "assign" },
      facts: facts({ away: ["ann", "bob"] }),
      exit: "nobody",
    },
  ],
});
