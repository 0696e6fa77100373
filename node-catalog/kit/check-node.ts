import { configSchema, startingConfig } from "./config-form.ts";
import {
  type ConfigProblem,
  type DecideNode,
  exitsOf,
  type NodeExample,
  type NodeType,
  type PerformNode,
} from "./define-node.ts";
import { EXAMPLE_NOW, ids } from "./examples.ts";
import type { Because } from "./because.ts";
import type { Outcome, Performed } from "./outcome.ts";
import { viewFacts } from "./view-facts.ts";
import { WIDGETS } from "./widgets.ts";

/**
 * The test that every node type passes, ours and an operator's own: it is declared completely, its form can be drawn, its
 * examples do what they say and cover every exit, and it decides purely.
 *
 * @param fileName without extension; must be the type
 * @returns what is wrong, one sentence each; nothing when all is well
 */
export async function checkNode(node: NodeType, fileName: string): Promise<readonly string[]> {
  return [...checkDeclaration(node, fileName), ...checkForm(node), ...(await checkExamples(node))];
}

function checkDeclaration(node: NodeType, fileName: string): string[] {
  const said = ["icon", "title", "sentence", "help"] as const;
  return [
    ...when(!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(node.type), `the type “${node.type}” is not kebab-case`),
    ...when(node.type !== fileName, `the file ${fileName} holds the type “${node.type}”`),
    ...when(!Number.isInteger(node.version) || node.version < 1, "the version is not a whole number from 1 on"),
    ...said.filter((name) => node[name].trim() === "").map((name) => `${name} is empty`),
    ...when(node.examples.length === 0, "there is no example"),
    ...Object.entries(node.reasons).flatMap(([code, text]) =>
      when(text.trim() === "", `the reason “${code}” is empty`),
    ),
  ];
}

interface Property {
  readonly widget?: string;
  readonly label?: string;
  readonly onlyWhen?: { readonly field: string };
}

function checkForm(node: NodeType): string[] {
  const properties = (configSchema(node)["properties"] ?? {}) as Record<string, Property>;
  const names = Object.keys(properties);
  return [
    ...tokensOf(node.sentence)
      .filter((token) => !names.includes(token))
      .map((token) => `the sentence says {${token}}, which is not in the config`),
    ...Object.entries(properties).flatMap(([name, { widget = "", label, onlyWhen }]) => [
      ...when(!(WIDGETS as readonly string[]).includes(widget), `${name} has no widget that the form knows`),
      ...when(!label, `${name} has no label`),
      ...when(
        onlyWhen !== undefined && !names.includes(onlyWhen.field),
        `${name} depends on a field that is not there`,
      ),
    ]),
    ...when(
      node.listedExits !== undefined && !names.includes(node.listedExits),
      `exits come from “${node.listedExits}”, which is not in the config`,
    ),
    ...Object.keys(startingConfig(node)).flatMap((name) =>
      when(!names.includes(name), `${name} starts out of nothing`),
    ),
  ];
}

async function checkExamples(node: NodeType): Promise<string[]> {
  const problems: string[] = [];
  const taken = new Set<string>();
  for (const example of node.examples) {
    problems.push(...(await checkExample(node, example, taken)).map((problem) => `${example.name}: ${problem}`));
  }
  const exits = node.examples.flatMap(({ config }) => Object.keys(exitsOf(node, config)));
  const missed = new Set(exits.filter((exit) => !taken.has(exit)));
  return [...problems, ...[...missed].map((exit) => `no example leaves by “${exit}”`)];
}

async function checkExample(node: NodeType, example: NodeExample<unknown>, taken: Set<string>): Promise<string[]> {
  const parsed = node.config.safeParse(JSON.parse(JSON.stringify(example.config)));
  if (!parsed.success) return [`its config is refused: ${parsed.error.issues[0]?.message}`];
  const known = { fields: example.facts.shared.workspace.fields };
  const [first, second] = [await run(node, example, parsed.data), await run(node, example, parsed.data)];
  const last = first.at(-1)!;
  if (last.kind === "leave") taken.add(last.exit);
  return [
    ...when(canonical(parsed.data) !== canonical(example.config), "its config changes on the way through JSON"),
    ...(node.check?.(parsed.data, known) ?? [])
      .filter(isError)
      .map(({ message }) => `its config has a problem: ${message}`),
    ...when(canonical(first) !== canonical(second), "the same input gave two outcomes"),
    ...checkWrites(node, parsed.data, first),
    ...first.flatMap((outcome) => checkOutcome(node, parsed.data, outcome)),
    ...checkResult(node, example, last),
  ];
}

const isError = ({ severity = "error" }: ConfigProblem): boolean => severity === "error";

/** The proof of a flow believes what a node says; what comes from outside it does not believe anyway. */
function checkWrites(node: NodeType, config: unknown, outcomes: readonly Outcome[]): string[] {
  if (node.kind === "perform") return [];
  const declared = (node.writes?.(config) ?? []).map((field) => field.replace(/^fields\./, ""));
  const written = outcomes.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.type === "setLead" ? Object.keys(effect.set) : [])),
  );
  return written
    .filter((field) => !declared.includes(field.replace(/^fields\./, "")))
    .map((field) => `it fills in “${field}”, which its writes do not name`);
}

function checkResult(node: NodeType, example: NodeExample<unknown>, last: Outcome): string[] {
  if (last.kind === "wait") return when(last.for !== example.waitsFor, `it waits for ${last.for}`);
  const isEnd = Object.keys(exitsOf(node, example.config)).length === 0;
  return when(!isEnd && last.exit !== example.exit, `it left by “${last.exit}”, not by “${example.exit}”`);
}

function checkOutcome(node: NodeType, config: unknown, outcome: Outcome): string[] {
  const exits = exitsOf(node, config);
  const isEnd = Object.keys(exits).length === 0;
  if (outcome.kind === "leave") {
    return [
      ...when(!isEnd && !Object.hasOwn(exits, outcome.exit), `the exit “${outcome.exit}” is not declared`),
      ...checkBecause(node, outcome.because),
    ];
  }
  return [
    ...checkBecause(node, outcome.because),
    ...Object.entries(outcome.exits).flatMap(([event, exit]) => [
      ...when(!Object.hasOwn(exits, exit), `the event “${event}” leads to “${exit}”, which is not declared`),
      ...when(!Object.hasOwn(node.reasons, event), `no reason says “${event}”`),
    ]),
  ];
}

function checkBecause(node: NodeType, { code, ...values }: Because): string[] {
  const sentence = Object.hasOwn(node.reasons, code) ? node.reasons[code] : undefined;
  if (sentence === undefined) return [`no reason says “${code}”`];
  return tokensOf(sentence)
    .filter((token) => !Object.hasOwn(values, token))
    .map((token) => `the reason “${code}” says {${token}}, which is not given`);
}

/** Everything that an example makes the node say: arriving, and being resumed when the example has an event. */
async function run(node: NodeType, example: NodeExample<unknown>, config: unknown): Promise<Outcome[]> {
  return node.kind === "perform" ? [await perform(node, example, config)] : decide(node, example, config);
}

function decide(node: DecideNode<unknown>, { facts, now = EXAMPLE_NOW, event }: NodeExample<unknown>, config: unknown) {
  const frozen = deepFreeze(structuredClone(facts));
  const view = { id: ids.run, flowId: ids.flow, visit: 1, seed: "seed" };
  const context = { config: deepFreeze(config), lead: frozen.subject.lead, run: view, facts: viewFacts(frozen), now };
  const arrived = node.decide(context);
  if (!event || arrived.kind !== "wait") return [arrived];
  const exit = arrived.exits[event.kind];
  if (exit !== undefined)
    return [arrived, { ...arrived, kind: "leave", exit, because: { code: event.kind, person: "" } } as const];
  if (!node.resume) throw new Error(`${node.type} has no way out for “${event.kind}”`);
  return [arrived, node.resume({ ...context, event })];
}

async function perform(node: PerformNode<unknown>, example: NodeExample<unknown>, config: unknown): Promise<Outcome> {
  const answer = example.answers ?? { status: 200, body: "" };
  const secrets = Object.fromEntries((node.needs?.(config).secrets ?? []).map((name) => [name, `the secret ${name}`]));
  const performed: Performed = await node.perform({
    config: deepFreeze(config),
    lead: deepFreeze(structuredClone(example.facts.subject.lead)),
    run: { id: ids.run, flowId: ids.flow, visit: 1, seed: "seed" },
    http: { request: async () => ({ ...answer, headers: {} }) },
    secrets,
    idempotencyKey: "key",
    abort: new AbortController().signal,
  });
  const effects = performed.set ? [{ type: "setLead", set: performed.set } as const] : [];
  return { kind: "leave", exit: performed.exit, effects, because: performed.because };
}

function tokensOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
}

function when(isWrong: boolean, problem: string): string[] {
  return isWrong ? [problem] : [];
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => {
    if (typeof one === "bigint") return `${one}n`;
    if (typeof one !== "object" || one === null || Array.isArray(one)) return one;
    return Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
