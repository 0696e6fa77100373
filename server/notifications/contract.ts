import { z } from "zod";
import { uuid } from "../../node-catalog/kit/domain.ts";
import { isoTime, onBehalfOf } from "../http/contract.ts";

export const seenRequest = z.object({ onBehalfOf }).default({});
export const seenReply = z.object({ id: uuid, seenAt: isoTime });
