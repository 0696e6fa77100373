import { newId } from "../../engine/ids.ts";
import type { HereEvent } from "./contract.ts";
import type { Visit, VisitorsByFlow } from "./visitors-store.ts";

const LOOK_EVERY_MS = 1_000;
const ASK_EVERY_MS = 2_000;
/** A connection can be gone without a word, which socket.io notices after 45 s. */
const SILENT_MS = 5_000;

/** A connection on which somebody has a flow's editor open. */
export interface Screen extends Visit {
  /** Resolves when the browser has answered; rejects, or never does anything, when it has not. */
  ask(): Promise<unknown>;
}

export interface VisitorsOptions {
  /** Writes who is here at this process, and reads who is at any. */
  readonly exchange: (processId: string, visits: readonly Visit[]) => Promise<VisitorsByFlow>;
  /** Those of this process, each by an object that stays the same. */
  readonly screens: () => ReadonlyMap<object, readonly Screen[]>;
  readonly tell: (event: HereEvent) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Tells everybody who has a flow's editor open who else has: through a small table, in which each web process writes its own
 * every second while it has any. Who leaves is gone from the other screens within two seconds; who falls silent, or whose
 * process dies, within seven.
 */
export class Visitors {
  readonly #options: VisitorsOptions;
  readonly #processId = newId();
  readonly #asked = new WeakMap<object, { askedAt: number; answeredAt: number }>();
  /** What was told last, by flow. */
  readonly #told = new Map<string, string>();
  readonly #timer: ReturnType<typeof setInterval>;
  #hasWritten = false;
  #turn: Promise<void> = Promise.resolve();

  constructor(options: VisitorsOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  /** Somebody has just opened this flow's editor here: everybody is told at once, they, too. */
  async came(flowId: string): Promise<void> {
    this.#told.delete(flowId);
    await this.#look();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#turn;
  }

  #look(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#writeAndTell()).catch(this.#options.onError);
    return this.#turn;
  }

  async #writeAndTell(): Promise<void> {
    const { exchange, tell } = this.#options;
    const visits = this.#visits();
    if (visits.length === 0 && !this.#hasWritten) return;
    const flowIds = new Set(visits.map(({ flowId }) => flowId));
    const visitors = await exchange(this.#processId, visits);
    this.#hasWritten = visits.length > 0;
    for (const flowId of this.#told.keys()) if (!flowIds.has(flowId)) this.#told.delete(flowId);
    for (const flowId of flowIds) {
      const people = (visitors.get(flowId) ?? []).map(({ id, name }) => ({ id, name }));
      const text = JSON.stringify(people);
      if (this.#told.get(flowId) === text) continue;
      this.#told.set(flowId, text);
      tell({ topic: `editor:${flowId}`, people });
    }
  }

  /** Each person once for each flow, however many windows they have; without those that do not answer. */
  #visits(): readonly Visit[] {
    const visits = new Map<string, Visit>();
    for (const [connection, screens] of this.#options.screens()) {
      if (!this.#isAlive(connection, screens[0]!)) continue;
      for (const { flowId, personId } of screens) visits.set(`${flowId} ${personId}`, { flowId, personId });
    }
    return [...visits.values()];
  }

  #isAlive(connection: object, screen: Screen): boolean {
    const now = performance.now();
    const known = this.#asked.get(connection) ?? { askedAt: -Infinity, answeredAt: now };
    this.#asked.set(connection, known);
    if (now - known.askedAt >= ASK_EVERY_MS) {
      known.askedAt = now;
      screen.ask().then(
        () => (known.answeredAt = performance.now()),
        () => {},
      );
    }
    return now - known.answeredAt < SILENT_MS;
  }
}
