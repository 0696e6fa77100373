import type { Socket } from "socket.io";
import { type Db, transaction } from "../../engine/database.ts";
import type { HereEvent } from "./contract.ts";
import { type Screen, Visitors } from "./visitors.ts";
import { readVisitors, writeVisits } from "./visitors-store.ts";

/** How long a screen with an open editor may take to say that it is still there. */
const ANSWER_WITHIN_MS = 4_000;

/** Begins the topic of who has a flow's editor open; the flow's id follows. */
export const EDITOR = "editor:";

interface OpenEditorsOptions {
  readonly db: Db;
  /** The connections of this process. */
  readonly sockets: () => Iterable<unknown>;
  readonly tell: (event: HereEvent) => void;
  readonly onError: (error: unknown) => void;
}

/** Watches who has which editor open on the connections of this process. */
export function watchOpenEditors({ db, sockets, tell, onError }: OpenEditorsOptions): Visitors {
  return new Visitors({
    exchange: (processId, visits) =>
      transaction(db, async (tx) => {
        await writeVisits(tx, processId, visits);
        const flowIds = visits.map(({ flowId }) => flowId);
        return readVisitors(tx, flowIds);
      }),
    screens: () => openEditors(sockets() as Iterable<Socket>),
    tell,
    onError,
  });
}

function openEditors(sockets: Iterable<Socket>): Map<Socket, Screen[]> {
  const open = new Map<Socket, Screen[]>();
  for (const socket of sockets) {
    const { actor } = socket.data as { readonly actor: { readonly id: string } };
    const flows = [...socket.rooms].flatMap((room) => (room.startsWith(EDITOR) ? [room.slice(EDITOR.length)] : []));
    const ask = () => socket.timeout(ANSWER_WITHIN_MS).emitWithAck("still-here");
    const screens = flows.map((flowId) => ({ flowId, personId: actor.id, ask }));
    if (screens.length > 0) open.set(socket, screens);
  }
  return open;
}
