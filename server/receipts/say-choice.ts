import type { DecisionMember } from "../../node-catalog/kit/because.ts";
import type { Measure as LoadMeasure } from "../../node-catalog/kit/decision-inputs.ts";
import { say, type Speech } from "../catalog/say-because.ts";
import type { KeptDecision } from "./receipt-queries.ts";
import { owedBy, sayTurns } from "./say-turns.ts";

/** Why the one who was chosen was, beside whoever came closest; nothing where the step's own reason says it all. */
export function sayWhyThisOne(decision: KeptDecision, speech: Speech): string[] {
  const inside = decision.members.filter(({ eligible }) => eligible);
  const winner = inside.find(({ personId }) => personId === decision.chosen);
  if (!winner) return [];
  const [closest] = inside.filter((one) => one !== winner).toSorted(byClosest(decision));
  if (!closest) return [say("{winner} was the only one", { winner: winner.personId }, speech)];
  return [
    say(
      SENTENCES[measureOf(decision)].winner[rankOf(decision, winner, closest)],
      tokens(decision, winner, closest),
      speech,
    ),
  ];
}

/** Why somebody who could have taken it did not get it. */
export function sayWhyNot(decision: KeptDecision, member: DecisionMember, speech: Speech): string {
  const winner = decision.members.find(({ personId }) => personId === decision.chosen);
  if (!winner) return "";
  return say(
    SENTENCES[measureOf(decision)].other[rankOf(decision, winner, member)],
    tokens(decision, winner, member),
    speech,
  );
}

/** What somebody who could take it had to show for it: "Owed 0.41 of a turn", "Ahead by 1 turn". */
export function sayStanding(decision: KeptDecision, member: DecisionMember): string {
  if (measureOf(decision) === "load") return COMPARED[comparedIn(decision)].standing(round(member.load));
  if (measureOf(decision) !== "turns") return "";
  const owed = owedBy(member);
  return owed < 0 ? `Ahead by ${sayTurns(-owed)}` : `Owed ${sayTurns(owed)}`;
}

type Measure = "turns" | "load" | "person";
type Rank = "ahead" | "longer" | "chance";

const SENTENCES: Readonly<Record<Measure, Readonly<Record<"winner" | "other", Readonly<Record<Rank, string>>>>>> = {
  turns: {
    winner: {
      ahead: "{winner} was next: owed {owed}, and {other}, who came closest, {otherOwed}",
      longer: "{winner} was next: owed {owed} like {other}, and waiting longer",
      chance: "{winner} was next: owed {owed} like {other}, so chance decided",
    },
    other: {
      ahead: "{winner} was next: owed {owed}, and {other} {otherOwed}",
      longer: "{winner} was owed {owed} like {other}, and had waited longer",
      chance: "{winner} was owed {owed} like {other}, so chance decided",
    },
  },
  load: {
    winner: {
      ahead: "{winner} had {least}: {load}, and {other}, who came closest, {otherLoad}",
      longer: "{winner} had {asLittle} as {other}, and had waited longer",
      chance: "{winner} had {asLittle} as {other}, so chance decided",
    },
    other: {
      ahead: "{winner} had {less}: {load}, and {other} {otherLoad}",
      longer: "{winner} had {asLittle} as {other}, and had waited longer",
      chance: "{winner} had {asLittle} as {other}, so chance decided",
    },
  },
  person: {
    winner: { ahead: "", longer: "", chance: "" },
    other: {
      ahead: "The customer knows {winner}",
      longer: "The customer knows {winner}",
      chance: "The customer knows {winner}",
    },
  },
};

interface Compared {
  readonly least: string;
  readonly less: string;
  readonly asLittle: string;
  readonly standing: (load: number) => string;
}

/** How each measure of what people have to do, or got, is said. */
const COMPARED: Readonly<Record<LoadMeasure, Compared>> = {
  leads: {
    least: "the least to do",
    less: "less to do",
    asLittle: "as little to do",
    standing: (load) => `Has ${load} to do`,
  },
  value: {
    least: "the least value in open leads",
    less: "less value in open leads",
    asLittle: "as little value in open leads",
    standing: (load) => `Has ${load} in open leads`,
  },
  size: {
    least: "the smallest companies in open leads",
    less: "smaller companies in open leads",
    asLittle: "as small companies in open leads",
    standing: (load) => `Has companies of ${load} people in open leads`,
  },
  uncontacted: {
    least: "the fewest leads left to contact",
    less: "fewer leads left to contact",
    asLittle: "as few leads left to contact",
    standing: (load) => `Has ${load} left to contact`,
  },
  week: lately("7 days"),
  month: lately("30 days"),
};

function lately(time: string): Compared {
  return {
    least: `been given the fewest leads in ${time}`,
    less: `been given fewer leads in ${time}`,
    asLittle: `been given as few leads in ${time}`,
    standing: (load) => `Was given ${load} in ${time}`,
  };
}

const comparedIn = ({ inputs, params }: KeptDecision): LoadMeasure => (inputs?.params ?? params)?.measure ?? "leads";

function measureOf({ strategy }: KeptDecision): Measure {
  if (strategy.startsWith("same-person")) return "person";
  return strategy.startsWith("fewest-open") ? "load" : "turns";
}

/** How the winner was ahead of somebody else. */
function rankOf(decision: KeptDecision, winner: DecisionMember, other: DecisionMember): Rank {
  const isEven =
    measureOf(decision) === "load"
      ? winner.load === other.load
      : owedBy(winner) <= owedBy(other) + unevenRest(decision);
  if (!isEven) return "ahead";
  const pickedAt = (member: DecisionMember): number =>
    decision.inputs?.lastPickedAt[decision.members.indexOf(member)] ?? 0;
  return pickedAt(winner) < pickedAt(other) ? "longer" : "chance";
}

/** The winner is given the micro-units that do not divide after having won: those decided nothing. */
const unevenRest = ({ members }: KeptDecision): number => members.length;

function byClosest(decision: KeptDecision): (a: DecisionMember, b: DecisionMember) => number {
  if (measureOf(decision) === "load") return (a, b) => (a.load ?? 0) - (b.load ?? 0);
  return (a, b) => owedBy(b) - owedBy(a);
}

const tokens = (decision: KeptDecision, winner: DecisionMember, other: DecisionMember) => ({
  ...wordsOf(COMPARED[comparedIn(decision)]),
  winner: winner.personId,
  other: other.personId,
  owed: sayTurns(owedBy(winner)),
  otherOwed: sayTurns(owedBy(other)),
  load: round(winner.load),
  otherLoad: round(other.load),
});

const wordsOf = ({ least, less, asLittle }: Compared) => ({ least, less, asLittle });

const round = (load = 0): number => Math.round(load * 100) / 100;
