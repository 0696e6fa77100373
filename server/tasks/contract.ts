import { z } from "zod";
import { onBehalfOf } from "../http/contract.ts";

export const completeTaskRequest = z.object({ onBehalfOf }).default({});
