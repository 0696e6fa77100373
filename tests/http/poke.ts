import { z } from "zod";
import { byId } from "../../server/http/contract.ts";
import { type Access, route } from "../../server/http/route.ts";

/** A route whose body may be left out, and whose answer has none. */
export const poke = (access: Access) =>
  route({
    method: "post",
    path: "/things/{id}/poke",
    summary: "Poke a thing",
    params: byId,
    body: z.object({ hard: z.boolean().optional() }),
    output: z.object({}),
    status: 204,
    access,
    handle: async () => ({}),
  });
