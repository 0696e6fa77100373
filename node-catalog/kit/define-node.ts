import type { z } from "zod";
import type { FieldDefinition, PersonId, TeamId, SourceId, Uuid, WeeklyHours } from "./domain.ts";
import type { Facts, FactsView, LoadsOf, WorkspaceFacts } from "./facts.ts";
import type { Lead } from "./domain.ts";
import type { Outcome, Performed, WaitEvent } from "./outcome.ts";
import type { Requirements } from "./requirements.ts";
import type { HttpClient } from "./http.ts";
import type { LeadSet } from "./lead-set.ts";

export const NODE_GROUPS = ["intake", "decide", "assign", "act", "wait", "escalate", "end"] as const;
export type NodeGroup = (typeof NODE_GROUPS)[number];

/**
 * Who is responsible for the lead after leaving by an exit. The proof follows it along every path:
 * "owner" a person owns it · "offer" offered, not accepted yet · "nobody" · "queue" it stands in an alarmed waiting list.
 * "never": with this config no lead leaves by it. An exit that is not named leaves it as it was.
 */
export type Responsibility = "owner" | "offer" | "nobody" | "queue" | "never";

/** What a program remembers of its run; the node gets it read-only. */
export interface RunView {
  readonly id: Uuid;
  readonly flowId: Uuid;
  /** How many nodes this run has visited before. */
  readonly visit: number;
  /** Comes with every draw of chance and every hashed tie; the same run and visit get the same seed again. */
  readonly seed: string;
}

export interface DecideContext<Config> {
  readonly config: Config;
  readonly lead: Lead;
  readonly run: RunView;
  readonly facts: FactsView;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface ResumeContext<Config> extends DecideContext<Config> {
  readonly event: WaitEvent;
}

export interface PerformContext<Config> {
  readonly config: Config;
  readonly lead: Lead;
  readonly run: RunView;
  /** Guarded: no private address, time and size limits. */
  readonly http: HttpClient;
  /** Only the secrets that the config names, resolved at delivery. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The same for every try of this visit. */
  readonly idempotencyKey: string;
  readonly abort: AbortSignal;
}

interface NodeBase<Config> {
  /** Kebab-case; the file's name. */
  readonly type: string;
  /** Behaviour that changes gets a new version beside the old one; running leads keep theirs. */
  readonly version: number;
  readonly group: NodeGroup;
  /** A Tabler icon's name without the prefix "Icon", kebab-case: "arrows-split-2". */
  readonly icon: string;
  readonly title: string;
  /** One plain sentence; `{name}` stands for a value of the config. */
  readonly sentence: string;
  /** When one would use it, in one or two sentences, shown in the palette. */
  readonly help: string;
  /** The form is drawn from it: `.meta({ widget, label, help })`. */
  readonly config: z.ZodType<Config>;
  /** Exits by name with their label, the usual one first: it is drawn straight down. A node without exits ends the run. */
  readonly exits: Readonly<Record<string, string>>;
  /** The config's list whose entries {id, label} add exits of their own, in front of the fixed ones. */
  readonly listedExits?: string;
  responsibility?(config: Config): Readonly<Record<string, Responsibility>>;
  /** Somebody must have the lead when it arrives here: its owner, or at least somebody to whom it is offered. */
  requires?(config: Config): "owner" | "offer-or-owner" | undefined;
  /** What the config refers to: checked when saved and used by the proof. */
  needs?(config: Config): Needs;
  /** What may be wrong beyond the schema (a rule on an unknown field, a list entry twice): one sentence with the mend each. */
  check?(config: Config, known: Known): readonly ConfigProblem[];
  /**
   * Which leads can leave by each exit, as far as that follows from their fields alone; any lead by one that is not named.
   * Lets the proof say what can never happen, and the heat map follow Italian leads only where they go.
   */
  narrows?(config: Config, known: Known): Readonly<Record<string, LeadSet>>;
  /**
   * Exits by which a lead leaves only after a time, always or sometimes; of a step of the group "wait", and of a call to
   * another system, that is clear without it.
   */
  readonly later?: Readonly<Record<string, "always" | "sometimes">>;
  /** Among whom it looks for somebody to take the lead: lets the heat map count them. */
  looksIn?(config: Config): Search;
  /** Where nothing but the time of the week decides: when, and by which exits. */
  splitsByTime?(config: Config, workspace: WorkspaceFacts): TimeSplit;
  /** The fields, named as in rules, that it may fill in. Left out: it changes nothing of the lead. */
  writes?(config: Config): readonly string[];
  /** Each code that `because` may carry, as a sentence with its values. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Shown in the docs and run by `checkNode`. */
  readonly examples: readonly NodeExample<Config>[];
}

export interface Needs {
  readonly teams?: readonly TeamId[];
  readonly people?: readonly PersonId[];
  readonly sources?: readonly SourceId[];
  readonly secrets?: readonly string[];
  /** It compares how much people have to do, or when they got it: that is read under the lock. */
  readonly loads?: LoadsOf;
  /** It asks who stands in for whom: backups are read, too. */
  readonly backups?: boolean;
  /** It asks where the other leads of the lead's company come from. */
  readonly accountRegions?: boolean;
}

/** One team after the other: the lead leaves by the exit of the first in which somebody can take it. */
export interface Search {
  readonly pools: readonly {
    readonly team: TeamId;
    readonly requirements?: Requirements | undefined;
    readonly exit: string;
  }[];
  /** The exit taken when nobody can; null: it stays here until somebody can. */
  readonly nobody: string | null;
}

export interface TimeSplit {
  readonly hours: WeeklyHours;
  readonly timeZone: string;
  readonly inside: string;
  readonly outside: string;
}

/** What the workspace knows and a config may name. */
export interface Known {
  readonly fields: readonly FieldDefinition[];
}

export interface ConfigProblem {
  readonly code: string;
  /** "hint": it can go live like this. "error" when absent. */
  readonly severity?: "error" | "hint";
  readonly exit?: string;
  readonly message: string;
  readonly mend: string;
}

export interface NodeExample<Config> {
  readonly name: string;
  readonly config: Config;
  readonly facts: Facts;
  readonly now?: number;
  /** Resume with this event instead of arriving. */
  readonly event?: WaitEvent;
  /** A perform node's peer answers with this. */
  readonly answers?: { readonly status: number; readonly body: string };
  /** The exit taken, or what is waited for. */
  readonly exit?: string;
  readonly waitsFor?: string;
}

/** Pure and synchronous: the same input gives the same outcome, byte for byte. */
export interface DecideNode<Config> extends NodeBase<Config> {
  readonly kind: "decide";
  /** Where leads come in: exactly one node of a flow is its start. */
  readonly isStart?: boolean;
  decide(context: DecideContext<Config>): Outcome;
  /** For events that the wait's `exits` do not map, and for effects on the way out (an offer that expires). */
  resume?(context: ResumeContext<Config>): Outcome;
}

/** Talks to the outside world, outside of any transaction. May run twice with the same idempotency key. */
export interface PerformNode<Config> extends NodeBase<Config> {
  readonly kind: "perform";
  /** The exit taken when all tries are used up. */
  readonly failedExit: string;
  perform(context: PerformContext<Config>): Promise<Performed>;
}

export type NodeType<Config = unknown> = DecideNode<Config> | PerformNode<Config>;

type Declared<Node> = Omit<Node, "kind" | "config">;

/** Declares a node type. The config's type comes from its schema alone, so `decide` and `examples` are checked against it. */
export function defineNode<Config>(
  node: { readonly config: z.ZodType<Config> } & (
    Declared<DecideNode<NoInfer<Config>>> | Declared<PerformNode<NoInfer<Config>>>
  ),
): NodeType<Config> {
  return "perform" in node ? { ...node, kind: "perform" } : { ...node, kind: "decide" };
}

/** All exits with their labels, in the order in which they are drawn; of a config that is not filled in yet, those it has. */
export function exitsOf<Config>(node: NodeType<Config>, config: Config): Readonly<Record<string, string>> {
  return { ...listedExits(node, config), ...node.exits };
}

function listedExits<Config>({ listedExits: list }: NodeType<Config>, config: Config): Record<string, string> {
  const entries = list === undefined ? undefined : (config as Record<string, unknown>)[list];
  if (!Array.isArray(entries)) return {};
  const drawn = entries as ({ id?: unknown; label?: unknown } | null)[];
  return Object.fromEntries(
    drawn.flatMap((entry) =>
      typeof entry?.id === "string" ? [[entry.id, typeof entry.label === "string" ? entry.label : ""]] : [],
    ),
  );
}
