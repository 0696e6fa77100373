import { z } from "zod";
import { handOut } from "../assignment/hand-out.ts";
import { ELIGIBILITY_REASONS } from "../assignment/reasons.ts";
import { everybodyWhoPassed } from "../assignment/tried.ts";
import type { Because, DecisionMember } from "../kit/because.ts";
import { defineNode } from "../kit/define-node.ts";
import type { PersonId } from "../kit/domain.ts";
import { aTeam, facts, ids, ownedBy } from "../kit/examples.ts";
import type { FactsView, TeamFacts } from "../kit/facts.ts";
import { leave } from "../kit/outcome.ts";
import { choice, team, widget } from "../kit/widgets.ts";

const LOOKS = ["contact-or-account", "contact", "account"] as const;

const account = {
  id: "00000000-0000-7000-8000-0000000000d1",
  domain: "muster.example",
  leadId: null,
  region: null,
  regionBy: null,
};
const ofAccount = (ownerId: PersonId | null) => ({
  subject: { accountId: account.id },
  accounts: { [account.id]: { ...account, ownerId } },
});
const config = { team: aTeam.id, look: "contact-or-account", mode: "assign", costsTurn: false } as const;

export default defineNode({
  type: "same-person",
  version: 1,
  group: "assign",
  icon: "history",
  title: "Same person as before",
  sentence: "Give the lead to whoever had {look} before, if they are in {team}",
  help: "Goes before the other rules: who knows the customer gets them again, and two people of one company go to one person. Costs nobody a turn, unless you say so.",
  config: z.object({
    team: team(),
    look: choice(LOOKS, {
      label: "Whose person",
      options: {
        "contact-or-account": "this contact, or else their company",
        contact: "this contact",
        account: "this contact's company",
      },
    }).default("contact-or-account"),
    mode: choice(["assign", "offer"], {
      label: "How",
      options: { assign: "It is theirs at once", offer: "Ask first: they accept or pass on" },
    }).default("assign"),
    costsTurn: widget(z.boolean(), "yes-no", {
      label: "Counts as a turn",
      help: "Whoever gets many leads of their own customers then gets fewer of the others.",
    }).default(false),
  }),
  exits: { assigned: "Assigned", unavailable: "Cannot take it now", unknown: "New customer" },
  responsibility: ({ mode }) => ({ assigned: mode === "offer" ? "offer" : "owner" }),
  needs: (config) => ({ teams: [config.team] }),
  reasons: {
    contact: "{person} had this contact before",
    account: "{person} looks after {domain}",
    "already-owned": "{person} has this lead already",
    unknown: "Nobody has had this customer before",
    "not-in-team": "{person} had this customer before and is not in {team}",
    ...unavailableReasons(),
  },

  decide({ config, run, facts, now }) {
    const { current } = facts;
    // Only an escalation or a person takes a lead from its owner.
    if (current?.state === "owned") {
      return leave("assigned", { because: { code: "already-owned", person: current.personId } });
    }
    const known = whoIsKnown(config.look, facts);
    if (known.length === 0) return leave("unknown", { because: { code: "unknown" } });

    const group = facts.team(config.team);
    const asked = known.find(({ person }) => isMember(group, person)) ?? known[0]!;
    const { personId, credits, decision } = handOut(group, facts, {
      strategy: "same-person@1",
      params: config.costsTurn ? { costsTurn: true } : {},
      theirs: asked.person,
      excluded: everybodyWhoPassed(facts, run.id),
      now,
      seed: run.seed,
    });
    if (!personId) {
      const verdict = decision.members.find((member) => member.personId === asked.person);
      return leave("unavailable", { because: whyNot(asked.person, verdict, group), decision });
    }
    const paid = config.costsTurn ? { credits } : {};
    const effect = { type: "assign", personId, teamId: group.id, mode: config.mode, ...paid } as const;
    return leave("assigned", { effects: [{ ...effect, because: asked, decision }], because: asked, decision });
  },

  examples: [
    {
      name: "somebody had this contact before",
      config,
      facts: facts({ subject: { formerOwnerId: ids.bob } }),
      exit: "assigned",
    },
    { name: "somebody looks after the company", config, facts: facts(ofAccount(ids.ann)), exit: "assigned" },
    {
      name: "who had the contact left the team: the company's person",
      config: { ...config, mode: "offer", costsTurn: true },
      facts: facts({
        ...ofAccount(ids.ann),
        subject: { accountId: account.id, formerOwnerId: ids.lena },
      }),
      exit: "assigned",
    },
    {
      name: "their person is away",
      config,
      facts: facts({ ...ofAccount(ids.ann), away: ["ann"] }),
      exit: "unavailable",
    },
    {
      name: "their person is in another team",
      config,
      facts: facts(ofAccount(ids.lena)),
      exit: "unavailable",
    },
    { name: "nobody had the company before", config, facts: facts(ofAccount(null)), exit: "unknown" },
    {
      name: "only the contact counts",
      config: { ...config, look: "contact" },
      facts: facts(ofAccount(ids.ann)),
      exit: "unknown",
    },
    {
      name: "somebody has it already",
      config,
      facts: facts({ assignments: [ownedBy(ids.bob)] }),
      exit: "assigned",
    },
  ],
});

interface Known extends Because {
  readonly code: "contact" | "account";
  readonly person: PersonId;
}

/** Whose customer it is: the contact's last person, then the company's. */
function whoIsKnown(look: (typeof LOOKS)[number], { formerOwnerId, account }: FactsView): Known[] {
  const known: Known[] = [];
  if (look !== "account" && formerOwnerId !== null) known.push({ code: "contact", person: formerOwnerId });
  if (look !== "contact" && account?.ownerId) {
    known.push({ code: "account", person: account.ownerId, domain: account.domain });
  }
  return known;
}

const isMember = ({ members }: TeamFacts, personId: PersonId): boolean =>
  members.some((member) => member.personId === personId);

function whyNot(person: PersonId, verdict: DecisionMember | undefined, { id }: TeamFacts): Because {
  if (!verdict) return { code: "not-in-team", person, team: id };
  const { reason, until, values } = verdict;
  return { ...values, ...(until !== undefined && { until }), code: `their-${reason}`, person };
}

/** Each reason why somebody cannot take a lead, about the customer's person. */
function unavailableReasons(): Record<string, string> {
  const { eligible: _, "not-theirs": __, ...obstacles } = ELIGIBILITY_REASONS;
  return Object.fromEntries(
    Object.entries(obstacles).map(([reason, text]) => [
      `their-${reason}`,
      `{person} had this customer before and cannot take it: ${text[0]!.toLowerCase()}${text.slice(1)}`,
    ]),
  );
}
