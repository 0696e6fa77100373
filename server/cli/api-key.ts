import { transaction } from "../../engine/database.ts";
import { newApiKey, SCOPES } from "../auth/contract.ts";
import { createApiKey } from "../auth/create-api-key.ts";
import { type Command, UsageError } from "./command.ts";

export const apiKeyCreate: Command = {
  name: "api-key create",
  arguments: "--name N --scope S[,S]",
  summary: `an access key for programs; scopes: ${SCOPES.join(", ")}; reading leads needs leads:read`,
  options: { name: { type: "string" }, scope: { type: "string" } },
  async run({ values, open, print }) {
    const scopes = String(values.scope ?? "")
      .split(",")
      .map((scope) => scope.trim());
    const unknown = scopes.find((scope) => scope !== "" && !(SCOPES as readonly string[]).includes(scope));
    if (unknown) throw new UsageError(`There is no scope “${unknown}”. Say one or more of ${SCOPES.join(", ")}.`);
    const { data: request } = newApiKey.safeParse({ name: values.name, scopes });
    if (!request) throw new UsageError(`Say --name and --scope, one or more of ${SCOPES.join(", ")}.`);
    const { db } = await open();
    const { key } = await transaction(db, (tx) => createApiKey(tx, request));
    print(key);
  },
};
