/** Something the operator can mend. Its message is one sentence that names the mend; it is shown without a stack, exit 1. */
export class StartupProblem extends Error {
  override name = "StartupProblem";
}
