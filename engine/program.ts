import { z } from "zod";
import { canonicalJson } from "./canonical-json.ts";
import { derivedId } from "./ids.ts";

/** A compiled flow: what the interpreter executes. Immutable and named by its content. */
export const programSchema = z.object({
  format: z.literal(1),
  start: z.string(),
  nodes: z.record(
    z.string(),
    z.object({
      type: z.string(),
      version: z.number().int(),
      config: z.unknown(),
      /** Where each exit leads; null ends the run. */
      exits: z.record(z.string(), z.string().nullable()),
    }),
  ),
});
export type Program = z.infer<typeof programSchema>;
export type ProgramNode = Program["nodes"][string];

/** The same drawing gives the same id, so that publishing it again adds no program. */
export const programId = (program: Program): string => derivedId("program", canonicalJson(program));

export const typesOf = (program: Program): string[] => [
  ...new Set(Object.values(program.nodes).map(({ type, version }) => `${type}@${version}`)),
];
