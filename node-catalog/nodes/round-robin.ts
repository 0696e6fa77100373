import { z } from "zod";
import { asksForLoads, handOut, paramsOf } from "../assignment/hand-out.ts";
import { everybodyWhoPassed } from "../assignment/tried.ts";
import { defineNode } from "../kit/define-node.ts";
import { aTeam, facts, ids, ownedBy } from "../kit/examples.ts";
import { leave } from "../kit/outcome.ts";
import { requirements } from "../kit/requirements.ts";
import { choice, team } from "../kit/widgets.ts";

export default defineNode({
  type: "round-robin",
  version: 1,
  group: "assign",
  icon: "refresh",
  title: "Take turns",
  sentence: "Give the lead to whoever is next in {team}",
  help: "Hands leads out in turn, by share. Who is away or out of hours is skipped and loses nothing by it.",
  config: z.object({
    team: team(),
    mode: choice(["assign", "offer"], {
      label: "How",
      options: { assign: "It is theirs at once", offer: "Ask first: they accept or pass on" },
    }).default("assign"),
    requirements: requirements(),
  }),
  exits: { assigned: "Assigned", nobody: "Nobody available" },
  responsibility: ({ mode }) => ({ assigned: mode === "offer" ? "offer" : "owner" }),
  needs: (config) => ({ teams: [config.team], loads: asksForLoads("next-in-turn@1", config) }),
  looksIn: ({ team, requirements }) => ({ pools: [{ team, requirements, exit: "assigned" }], nobody: "nobody" }),
  reasons: {
    "next-in-turn": "{person} was next in turn",
    "already-owned": "{person} has this lead already",
    "nobody-eligible": "Nobody in {team} can take it now",
  },

  decide({ config, run, facts, now }) {
    const { current } = facts;
    // Only an escalation or a person takes a lead from its owner.
    if (current?.state === "owned") {
      return leave("assigned", { because: { code: "already-owned", person: current.personId } });
    }
    const group = facts.team(config.team);
    const { personId, credits, decision } = handOut(group, facts, {
      strategy: "next-in-turn@1",
      params: paramsOf(config),
      excluded: everybodyWhoPassed(facts, run.id),
      now,
      seed: run.seed,
    });
    if (!personId) return leave("nobody", { because: { code: "nobody-eligible", team: group.id }, decision });

    const because = { code: "next-in-turn", person: personId, team: group.id };
    return leave("assigned", {
      effects: [{ type: "assign", personId, teamId: group.id, mode: config.mode, credits, because, decision }],
      because,
      decision,
    });
  },

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
      name: "everybody is away",
      config: { team: aTeam.id, mode: "assign" },
      facts: facts({ away: ["ann", "bob"] }),
      exit: "nobody",
    },
  ],
});
