import type { AttentionItem } from "../../server/attention/contract.ts";
import type { StepGroup } from "../ui/groups.ts";

type Kind = AttentionItem["kind"];

interface KindWords {
  readonly label: string;
  readonly help: string;
  /** The sign beside it. */
  readonly group: StepGroup;
}

export const KIND_WORDS: Readonly<Record<Kind, KindWords>> = {
  overdue: {
    label: "Late",
    help: "Somebody is responsible, but the reply deadline has passed. Call them, or give the lead to somebody else.",
    group: "wait",
  },
  "waiting-list": {
    label: "Waiting for somebody",
    help: "These stand on a team's waiting list. People of the team can take them; you can give them to somebody.",
    group: "escalate",
  },
  stopped: {
    label: "Stopped",
    help: "A step did not work. Mend what it says, then try again from there; or give the lead to somebody.",
    group: "end",
  },
  "no-flow": {
    label: "Taken by no flow",
    help: "No live flow takes leads from there. Let a flow take them, or give the lead to somebody.",
    group: "intake",
  },
  objection: {
    label: "Wrong for them",
    help: "Somebody says that a lead is wrong for them. They keep it meanwhile: read why it went there, then give it to somebody else or leave it.",
    group: "assign",
  },
  review: {
    label: "Where it belongs",
    help: "A company has leads in several territories. Say where it belongs: all of its leads that wait go on at once, and the next ones go there, too.",
    group: "decide",
  },
};

export const KINDS = Object.keys(KIND_WORDS) as Kind[];

export function isKind(text: string): text is Kind {
  return text in KIND_WORDS;
}
