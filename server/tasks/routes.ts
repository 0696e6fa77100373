import { type Db, transaction } from "../../engine/database.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { isManager } from "../http/actor.ts";
import { byId } from "../http/contract.ts";
import { EXAMPLE_IDS } from "../http/example-ids.ts";
import { type Actor, EVERYBODY, type Route, route } from "../http/route.ts";
import { taskView } from "../leads/contract.ts";
import { completeTaskRequest } from "./contract.ts";
import { completeTask, readTask, type StoredTask } from "./task-store.ts";

export function taskRoutes({ db }: { db: Db }): Route[] {
  return [
    route({
      method: "post",
      path: "/tasks/{id}/complete",
      summary: "Marks a task as done",
      params: byId,
      body: completeTaskRequest,
      example: { onBehalfOf: EXAMPLE_IDS.rep },
      output: taskView,
      access: { roles: EVERYBODY, scopes: ["leads:write"] },
      errors: ["task-moved"],
      handle: ({ params, body, actor }) =>
        transaction(db, async (tx) => {
          const task = await readTask(tx, params.id);
          if (!task || !mayComplete(actor, body.onBehalfOf, task)) {
            throw new AppError("not-found", "no-such-task", "This task is not here, or not with you any more.");
          }
          if (task.state === "moved") {
            throw new AppError("conflict", "task-moved", "This task has moved on with its lead.");
          }
          await completeTask(tx, task);
          return { ...task, dueAt: task.dueAt?.toISOString() ?? null, state: "done" as const };
        }),
    }),
  ];
}

function mayComplete(actor: Actor, onBehalfOf: string | undefined, { repId }: StoredTask): boolean {
  if (onBehalfOf !== undefined && onBehalfOf !== repId) return false;
  return isManager(actor) || actor.id === repId;
}
