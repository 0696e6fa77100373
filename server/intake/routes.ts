import { z } from "zod";
import type { Db } from "../../engine/database.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { MANAGERS, type Route, route } from "../http/route.ts";
import { acceptedLead, postedLead } from "./contract.ts";
import type { Intake } from "./intake.ts";
import { kept } from "./kept.ts";
import { findSource } from "./source-queries.ts";

const DEFAULT_SOURCE = "API";
const SOURCE_AGE_MS = 2_000;

const idempotencyKey = z.string().trim().min(1).max(200).optional();

const takesHeaders = z.object({
  "Idempotency-Key": idempotencyKey.describe(
    "The same key with the same body gets the same answer for 24 hours, so that a lead can be sent again after a cut.",
  ),
});

export function intakeRoutes({ db, intake }: { db: Db; intake: Pick<Intake, "accept"> }): Route[] {
  const source = kept((named) => findSource(db, named), SOURCE_AGE_MS);
  return [
    route({
      method: "post",
      path: "/leads",
      summary: "Hands in a lead; the reply names who has it",
      body: postedLead,
      takesHeaders,
      example: {
        source: "Website form",
        name: "Mia Muster",
        email: "mia@example.org",
        phone: "+49 30 901820",
        language: "de",
        country: "DE",
        company: "Muster GmbH",
        companySize: 40,
        product: "Solar roof",
        value: 12_000,
        message: "Please call me in the afternoon.",
        consent: { email: true, wording: "You may write to me." },
        fields: { budget: 15_000, startsAt: "2027-03-01", interests: ["roof", "storage"], isOwner: true },
      },
      output: acceptedLead,
      status: 202,
      access: { roles: MANAGERS, scopes: ["leads:write"] },
      errors: ["unknown-source", "idempotency-key-reused", "intake-full"],
      async handle({ body, actor, headers }) {
        const named = body.source ?? DEFAULT_SOURCE;
        const found = await source(named);
        if (!found) {
          throw new AppError(
            "invalid",
            "unknown-source",
            `There is no source named “${named}”. Use its exact name or id.`,
          );
        }
        const key = idempotencyKey.safeParse(headers["idempotency-key"]);
        if (!key.success)
          throw new AppError("invalid", "bad-idempotency-key", "Use an Idempotency-Key of 1 to 200 characters.");
        const { test, ...lead } = body;
        return intake.accept({
          source: found,
          lead,
          received: body,
          isTest: test ?? false,
          ...(key.data && { idempotency: { callerId: actor.id, key: key.data } }),
        });
      },
    }),
  ];
}
