import { type Db, transaction } from "../../engine/database.ts";
import type { Doorbell } from "../../engine/doorbell.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { byPerson, isManager } from "../http/actor.ts";
import { byId } from "../http/contract.ts";
import { EXAMPLE_IDS } from "../http/example-ids.ts";
import { EVERYBODY, MANAGERS, route, type Route } from "../http/route.ts";
import { mustBeOwnOrManager } from "../people/may-see.ts";
import { FactsLoader } from "../world/load-facts.ts";
import { createWorld } from "../world/world.ts";
import {
  handOverReply,
  type HandOverReply,
  handOverRequest,
  type HandOverRequest,
  openLeadsSummary,
  teamBreaksReply,
  teamBreaksRequest,
} from "./contract.ts";
import { beginHandOver, type HandingOver, handSomeOver, isOver, previewHandOver, sayHandOver } from "./hand-over.ts";
import { summariseOpenLeads } from "./summarise.ts";
import { whatBreaksIn } from "./what-breaks.ts";

export interface LeavingDeps {
  readonly db: Db;
  readonly catalog: Catalog;
  readonly doorbell: Pick<Doorbell, "ring">;
}

export function leavingRoutes({ db, catalog, doorbell }: LeavingDeps): Route[] {
  return [
    route({
      method: "get",
      path: "/reps/{id}/open-leads-summary",
      summary: "What somebody has in hands, and for managers what breaks when they go",
      params: byId,
      output: openLeadsSummary,
      access: { roles: EVERYBODY, scopes: ["people:read", "people:write"] },
      handle: async ({ params: { id }, actor }) => {
        mustBeOwnOrManager(actor, id);
        const summary = await summariseOpenLeads(db, catalog, id);
        return isManager(actor) ? summary : { ...summary, breaks: [] };
      },
    }),
    route({
      method: "post",
      path: "/reps/{id}/hand-over",
      summary: "Hand somebody's open leads over: look at it first with preview",
      params: byId,
      body: handOverRequest,
      example: { to: "next", preview: true, reason: "On leave until March" },
      output: handOverReply,
      access: { roles: EVERYBODY, scopes: ["people:write"] },
      errors: ["no-backup", "person-inactive", "made-up-person", "own-leads", "managers-choose"],
      handle: async ({ params: { id }, body, actor }) => {
        mustBeOwnOrManager(actor, id);
        if (!isManager(actor) && namesSomebody(body)) throw managersChoose();
        const reply = await doOrPreview(db, { ...body, personId: id, by: byPerson(actor) });
        if (!body.preview) doorbell.ring("advance");
        return reply;
      },
    }),
    route({
      method: "post",
      path: "/teams/{id}/what-breaks",
      summary: "What is no longer as it was when a team gets these members or this leader; changes nothing",
      params: byId,
      body: teamBreaksRequest,
      example: { memberIds: [EXAMPLE_IDS.rep, EXAMPLE_IDS.otherRep] },
      output: teamBreaksReply,
      access: { roles: MANAGERS, scopes: ["people:read", "people:write"] },
      handle: async ({ params: { id }, body }) => ({ breaks: await whatBreaksIn(db, catalog, id, body) }),
    }),
  ];
}

/** Leads that have been handed over stay so when a later part fails: who does it again goes on with the rest. */
async function doOrPreview(db: Db, { preview, ...request }: HandOverRequest & HandingOver): Promise<HandOverReply> {
  const world = createWorld(new FactsLoader());
  let doing = await beginHandOver(db, request);
  if (preview) {
    doing = await transaction(db, (tx) => previewHandOver(tx, world, doing));
  } else {
    while (!isOver(doing)) doing = await transaction(db, (tx) => handSomeOver(tx, world, doing));
  }
  return { preview, ...(await sayHandOver(db, doing)) };
}

const namesSomebody = ({ to }: HandOverRequest): boolean => to !== "keep" && to !== "next" && to !== "backup";

const managersChoose = () =>
  new AppError("forbidden", "managers-choose", "Choose the next person or your backup; managers choose anybody.");
