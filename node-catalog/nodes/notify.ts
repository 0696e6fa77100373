import { z } from "zod";
import { everybodyWho, leadersOf } from "../kit/audience.ts";
import { defineNode } from "../kit/define-node.ts";
import { type PersonId, type TeamId, uuid } from "../kit/domain.ts";
import { aTeam, facts, ids, ownedBy } from "../kit/examples.ts";
import type { FactsView } from "../kit/facts.ts";
import { leave } from "../kit/outcome.ts";
import { fillIn, scopeOf } from "../kit/template.ts";
import { choice, team, template, widget } from "../kit/widgets.ts";

interface Config {
  readonly to: "owner" | "leader" | "manager" | "admin" | "person";
  readonly team?: TeamId | undefined;
  readonly person?: PersonId | undefined;
  readonly text: string;
}

export default defineNode({
  type: "notify",
  version: 1,
  group: "act",
  icon: "bell",
  title: "Notify",
  sentence: "Tell {to}: {text}",
  help: "Puts a message into somebody's inbox.",
  config: z.object({
    to: choice(["owner", "leader", "manager", "admin", "person"], {
      label: "Who",
      options: {
        owner: "whoever is responsible",
        leader: "the team's leader",
        manager: "all managers",
        admin: "all admins",
        person: "one person",
      },
    }).default("owner"),
    team: team({ label: "Leader of", onlyWhen: { field: "to", is: ["leader"] } }).optional(),
    person: widget(uuid, "person", { label: "Person", onlyWhen: { field: "to", is: ["person"] } }).optional(),
    text: template({ label: "Message" }, 1000).default("{{ lead.name }} is waiting."),
  }) satisfies z.ZodType<Config>,
  exits: { done: "Next" },
  needs: ({ to, team: ofTeam, person }) => ({
    teams: to === "leader" && ofTeam ? [ofTeam] : [],
    people: to === "person" && person ? [person] : [],
  }),
  check({ to, team: ofTeam, person }) {
    if (to === "leader" && !ofTeam) {
      return [{ code: "no-team", message: "Nobody knows whose leader is meant.", mend: "Choose a team" }];
    }
    if (to === "person" && !person) {
      return [{ code: "no-person", message: "Nobody knows who is meant.", mend: "Choose a person" }];
    }
    return [];
  },
  reasons: { told: "{people} got the message", "nobody-to-tell": "There was nobody to tell" },

  decide({ config, facts }) {
    const to = audience(config, facts);
    if (to.length === 0) return leave("done", { because: { code: "nobody-to-tell" } });
    const text = fillIn(config.text, scopeOf(facts, config.text), "text", 1000);
    return leave("done", {
      effects: [{ type: "notify", to, text, alarm: false }],
      because: { code: "told", people: to },
    });
  },

  examples: [
    {
      name: "whoever is responsible",
      config: { to: "owner", text: "{{ lead.name }} wants {{ lead.product }}." },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      exit: "done",
    },
    { name: "nobody is", config: { to: "owner", text: "Hello" }, facts: facts(), exit: "done" },
    { name: "the leader", config: { to: "leader", team: aTeam.id, text: "Hello" }, facts: facts(), exit: "done" },
    { name: "all managers", config: { to: "manager", text: "Hello" }, facts: facts(), exit: "done" },
    { name: "one person", config: { to: "person", person: ids.bob, text: "Hello" }, facts: facts(), exit: "done" },
  ],
});

function audience({ to, team: teamId, person }: Config, facts: FactsView): readonly PersonId[] {
  switch (to) {
    case "owner":
      return facts.current ? [facts.current.personId] : [];
    case "leader":
      return teamId ? leadersOf(facts.team(teamId), facts) : [];
    case "person":
      return person ? [person] : [];
    case "manager":
    case "admin":
      return everybodyWho(to, facts);
  }
}
