import { type Proof, proveFlows } from "../flows/prove-flows.ts";
import { loadSteps } from "../start/load-steps.ts";
import { sayCoverage } from "./say-coverage.ts";
import { type Command, UsageError } from "./command.ts";

export const flowProve: Command = {
  name: "flow prove",
  arguments: "[NAME | --all] [--hours] [--json]",
  summary:
    "does every lead end with somebody responsible or on an alarmed waiting list? Ends with 1 when there is something to mend. Hours without anybody are warnings; --hours shows them all",
  options: { all: { type: "boolean" }, hours: { type: "boolean" }, json: { type: "boolean" } },
  async run({ config, values, positionals, open, print, say }) {
    const name = positionals.join(" ");
    if (name !== "" && values.all) throw new UsageError("Say the name of one flow, or --all.");
    const catalog = await loadSteps(config.nodesFolder);
    const { db } = await open();
    const proofs = await proveFlows(db, catalog, name === "" ? undefined : name);
    if (proofs.length === 0 && name !== "") throw new UsageError(`There is no flow “${name}”.`);
    if (values.json) print(JSON.stringify({ flows: proofs }, null, 2));
    else {
      for (const proof of proofs) {
        sayProof(proof).forEach(print);
        if (values.hours) proof.coverage.flatMap(sayCoverage).forEach(print);
      }
    }
    if (proofs.length === 0) say("There is no flow yet.");
    if (proofs.some(({ isProven }) => !isProven)) process.exitCode = 1;
  },
};

const STEP_WIDTH = 22;

function sayProof({ flow, of, isProven, problems, warnings }: Proof): string[] {
  return [
    `${isProven ? " " : "!"} ${flow} (${of}): ${isProven ? "proven" : `${problems.length} to mend`}`,
    ...problems.flatMap(({ severity, step, message, mend }) => [
      `  ${severity === "error" ? "!" : "?"} ${(step ?? "").padEnd(STEP_WIDTH)} ${message}`,
      `    ${"".padEnd(STEP_WIDTH)} → ${mend}`,
    ]),
    ...warnings.map((warning) => `  · ${"".padEnd(STEP_WIDTH)} ${warning}`),
  ];
}
