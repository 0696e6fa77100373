import { z } from "zod";
import { closeTasks } from "../assignment/hand-over.ts";
import { leadersOf } from "../kit/audience.ts";
import { defineNode } from "../kit/define-node.ts";
import { aTeam, facts, ids, ownedBy } from "../kit/examples.ts";
import type { FactsView } from "../kit/facts.ts";
import { leave } from "../kit/outcome.ts";
import { team } from "../kit/widgets.ts";

export default defineNode({
  type: "to-queue",
  version: 1,
  group: "escalate",
  icon: "align-left",
  title: "Waiting list",
  sentence: "Put it in the waiting list of {team} and alarm the leader",
  help: "Nobody can take the lead now. It waits where everybody in the team can take it, and the leader is told at once. A lead that was given by hand before the flow gave it to anybody stays with whoever has it.",
  config: z.object({ team: team() }),
  exits: { done: "Next" },
  responsibility: () => ({ done: "queue" }),
  needs: (config) => ({ teams: [config.team] }),
  reasons: {
    "put-on-waiting-list": "It was put in the waiting list of {team}",
    "already-waiting": "It is in the waiting list of {team} already",
    "already-owned": "{person} has this lead already",
  },

  decide({ config, run, facts }) {
    const { current } = facts;
    // What the run has given goes on from here to everybody, also where people have moved it meanwhile: those had their time.
    // Who got it by hand while the run had given it to nobody keeps it.
    if (current?.state === "owned" && current.isByHand && !hasGivenIt(facts, run.id)) {
      return leave("done", { because: { code: "already-owned", person: current.personId } });
    }
    const group = facts.team(config.team);
    if (facts.waitingList === group.id) return leave("done", { because: { code: "already-waiting", team: group.id } });

    const because = { code: "put-on-waiting-list", team: group.id };
    return leave("done", {
      effects: [
        ...closeTasks(facts),
        { type: "joinWaitingList", teamId: group.id, alarm: leadersOf(group, facts), because },
      ],
      because,
    });
  },

  examples: [
    { name: "nobody was free", config: { team: aTeam.id }, facts: facts(), exit: "done" },
    {
      name: "somebody had it",
      config: { team: aTeam.id },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      exit: "done",
    },
    {
      name: "somebody got it by hand",
      config: { team: aTeam.id },
      facts: facts({ assignments: [ownedBy(ids.ann, { isByHand: true })] }),
      exit: "done",
    },
    {
      name: "it waits there already",
      config: { team: aTeam.id },
      facts: facts({ subject: { waitingList: aTeam.id, status: "waiting-list" } }),
      exit: "done",
    },
  ],
});

const hasGivenIt = ({ assignments }: FactsView, runId: string): boolean =>
  assignments.some((one) => one.runId === runId && !one.isByHand);
