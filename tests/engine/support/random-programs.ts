import fc from "fast-check";
import type { Program, ProgramNode } from "../../../engine/program.ts";
import { exitsOf } from "../../../node-catalog/kit/define-node.ts";
import { ids } from "../../../node-catalog/kit/examples.ts";
import { catalog } from "./a-world.ts";

const team = ids.team;

/** Configs that each step type may have; some ask for a team that does not exist, or is not loaded. */
const CONFIGS: Record<string, readonly object[]> = {
  language: [{ anyOf: ["de"] }, { anyOf: ["fr", "it"] }],
  "business-hours": [{}, { hours: { mon: [["08:00", "12:00"]] }, timeZone: "Europe/Berlin" }],
  condition: [{ branches: [{ id: "big", label: "Big", rule: { ">=": [{ var: "value" }, 5000] } }] }],
  "round-robin": [{ team }, { team, mode: "offer" }, { team: ids.flow }],
  "create-task": [{}, { for: "leader", team }],
  "create-deal": [{}],
  "set-field": [{ field: "product", value: "{{ lead.name }}" }, { field: "language", value: "fr" }, { field: "value" }],
  notify: [{}, { to: "leader", team }, { to: "manager" }],
  wait: [{ for: "PT1H" }, { until: "09:00", timeZone: "Asia/Tokyo" }],
  "wait-for-acceptance": [{}],
  "wait-for-contact": [{}, { counts: "working-time", within: "PT2H" }],
  escalate: [{ team }, { team, then: "queue" }, { team, then: "stay", tell: "manager" }, { team: ids.flow }],
  "to-queue": [{ team }],
  "http-request": [{ url: "https://example.org", keep: [{ from: "/size", field: "value" }] }],
  end: [{}],
};

const start: ProgramNode = { type: "lead-captured", version: 1, config: { sources: [] }, exits: { done: "n0" } };

const aNode = (index: number, size: number) =>
  fc
    .constantFrom(...Object.keys(CONFIGS))
    .chain((type) => fc.tuple(fc.constant(catalog.newest(type)!), fc.constantFrom(...CONFIGS[type]!)))
    .chain(([type, given]) => {
      const config = type.config.parse(given);
      const anywhere = fc.nat(size - 1).map((other) => `n${other}`);
      // Circles must mostly pass a wait, as in programs that were compiled: others only run into their limit.
      const onward = fc.integer({ min: index + 1, max: size }).map((other) => (other === size ? null : `n${other}`));
      const waits = type.group === "wait" || type.kind === "perform";
      const target = fc.oneof({ weight: waits ? 20 : 1, arbitrary: anywhere }, { weight: 40, arbitrary: onward });
      const exits = Object.fromEntries(Object.keys(exitsOf(type, config)).map((exit) => [exit, target]));
      return fc.record({
        type: fc.constant(type.type),
        version: fc.constant(type.version),
        config: fc.constant(config),
        exits: fc.record(exits),
      });
    });

/** Programs of every step type in any order, with circles, dead ends and steps for which nobody has the lead. */
export const aProgram: fc.Arbitrary<Program> = fc
  .integer({ min: 1, max: 9 })
  .chain((size) => fc.tuple(...Array.from({ length: size }, (_, index) => aNode(index, size))))
  .map((nodes) => ({
    format: 1 as const,
    start: "start",
    nodes: { start, ...Object.fromEntries(nodes.map((node, index) => [`n${index}`, node])) },
  }));
