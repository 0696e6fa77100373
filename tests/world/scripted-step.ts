import { z } from "zod";
import { defineNode } from "../../node-catalog/kit/define-node.ts";
import type { Effect } from "../../node-catalog/kit/effects.ts";
import type { FactsView } from "../../node-catalog/kit/facts.ts";
import { leave } from "../../node-catalog/kit/outcome.ts";

/** What the tests' step does, one word after the other; the digit chooses a member. */
export const WORDS = [
  "assign0",
  "assign1",
  "assign2",
  "offer0",
  "offer1",
  "decline",
  "expire",
  "task0",
  "task1",
  "move",
  "list",
  "product",
  "value",
  "field",
  "empty",
  "austria",
  "bavaria",
  "deal",
  "tell",
] as const;
export type Word = (typeof WORDS)[number];

/** A step that does what the lead's field `script` says. */
export const scripted = (name: string, field: string) =>
  defineNode({
    type: name,
    version: 1,
    group: "act",
    icon: "bug",
    title: name,
    sentence: "",
    help: "",
    config: z.unknown(),
    needs: () => ({ loads: "everybody-and-when", accountRegions: true }),
    exits: { done: "Next" },
    reasons: { done: "" },
    examples: [],
    decide({ lead, facts }) {
      const { team, words } = JSON.parse(String(lead.fields[field])) as { team: string; words: Word[] };
      return leave("done", { effects: effectsOf(words, team, facts), because: { code: "done" } });
    },
  });

/** The words as effects, each seeing what those before it have done. */
function effectsOf(words: readonly Word[], teamId: string, facts: FactsView): Effect[] {
  const team = facts.team(teamId);
  let { credits } = team;
  let hasOwner = facts.current !== undefined;
  return words.flatMap((word): Effect[] => {
    const person = team.members[Number(word.at(-1))]?.personId ?? team.leaderId!;
    const because = { code: "test" };
    switch (word) {
      case "assign0":
      case "assign1":
      case "assign2":
      case "offer0":
      case "offer1":
        credits = team.members.map(
          ({ personId }, place) => (credits[place] ?? 0) - (personId === person ? 1_000_000 : 0),
        );
        hasOwner = true;
        return [
          {
            type: "assign",
            personId: person,
            teamId,
            mode: word.startsWith("offer") ? "offer" : "assign",
            credits,
            because,
          },
        ];
      case "decline":
      case "expire":
        if (!hasOwner || !facts.current || words.some((one) => /assign|offer|list/.test(one))) return [];
        hasOwner = false;
        return [
          {
            type: "release",
            assignmentId: facts.current.id,
            state: word === "decline" ? "declined" : "expired",
            because,
          },
        ];
      case "task0":
      case "task1":
        return [
          { type: "createTask", personId: person, title: word, dueAt: word === "task0" ? null : 1_800_000_000_123 },
        ];
      case "move":
        return [{ type: "moveTasks" }];
      case "list":
        hasOwner = false;
        return [{ type: "joinWaitingList", teamId, alarm: [team.leaderId!], because }];
      case "product":
        return [{ type: "setLead", set: { product: "heat pump", language: "fr" } }];
      case "value":
        return [{ type: "setLead", set: { value: 0.1 + 0.2, company: null, companySize: 250 } }];
      case "field":
        return [{ type: "setLead", set: { size: 12, tags: ["a", "b"], odd: "“ü” \\ '" } }];
      case "empty":
        return [{ type: "setLead", set: { size: null } }];
      case "austria":
        return [{ type: "setLead", set: { country: "AT", region: null } }];
      case "bavaria":
        return [{ type: "setLead", set: { country: "DE", region: "BY" } }];
      case "deal":
        return [{ type: "createDeal", title: "Deal", value: null, stage: "New" }];
      case "tell":
        return [{ type: "notify", to: [person], text: "Hello", alarm: false }];
    }
  });
}
