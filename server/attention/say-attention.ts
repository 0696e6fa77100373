import { say, type Speech } from "../catalog/say-because.ts";
import type { AttentionRow, StuckRun } from "./attention-queries.ts";
import type { Review } from "./review-queries.ts";

/** Why no flow has it, by code. */
const NOT_TAKEN: Readonly<Record<string, string>> = {
  "no-flow": "No live flow takes leads from {source}",
  "flow-paused": "The flow for {source} is paused",
  "path-stopped": "Its path was stopped by hand, and nobody has it",
  "passed-on": "It was passed on after its flow had ended, and nobody has it",
};

/** Why a lead needs a person when no flow takes it, in one sentence. */
export function sayNotTaken(code: string | undefined, source: string, speech: Speech): string {
  return say(NOT_TAKEN[code ?? ""] ?? "Nobody is responsible for it", { source }, speech);
}

/** Where a lead is stuck and why, in one sentence. */
export function sayAttention(row: AttentionRow, run: StuckRun | undefined, source: string, speech: Speech): string {
  switch (row.kind) {
    case "overdue":
      return say("{person} has not done “{title}” by {by}", { ...values(row), by: row.since.getTime() }, speech);
    case "waiting-list":
      return say("Nobody has taken it from the waiting list of {team}", values(row), speech);
    case "stopped":
      return sayStopped(row, run, speech);
    case "objection":
      return say("{person} says that it is wrong for them: “{title}”", values(row), speech);
    case "no-flow":
      return sayNotTaken(row.error?.code, source, speech);
    case "review":
      return "Somebody must say where its company belongs";
  }
}

function values({ personId, teamId, title }: AttentionRow) {
  return { person: personId, team: teamId, title };
}

function sayStopped({ error }: AttentionRow, run: StuckRun | undefined, speech: Speech): string {
  const step = run?.nodeType ? speech.catalog.newest(run.nodeType)?.title : undefined;
  const message = error?.message ?? "Something unexpected happened.";
  return step ? say("Stopped at “{step}”: {message}", { step, message }, speech) : message;
}

/** "Muster GmbH is in Bavaria and Tyrol. Where does it belong? 3 of its leads wait for that." */
export function sayReview({ company, leads, choices }: Review, speech: Speech): string {
  const territories = choices.filter(({ isTheirs }) => isTheirs).map(({ label }) => label);
  const where = territories.length > 0 ? " is in {territories}" : "’s leads are from several places";
  const others = leads > 1 ? ` ${leads} of its leads wait for that.` : "";
  return say(`{company}${where}. Where does it belong?${others}`, { company, territories }, speech);
}
