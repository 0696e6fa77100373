import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import type { BrowserContext } from "playwright-core";
import { type Db, transaction } from "../../engine/database.ts";
import { createApiKey } from "../../server/auth/create-api-key.ts";
import { type Config, readConfig } from "../../server/config.ts";
import { openCore } from "../../server/core.ts";
import { serveClient } from "../../server/http/serve-client.ts";
import { buildClient, CLIENT_FOLDER } from "../../server/start/build-client.ts";
import { startWeb } from "../../server/web.ts";
import { startWorker } from "../../server/worker.ts";
import { type Caller, callerWith, signInByLink } from "../http/callers.ts";

const noPages: RequestHandler = (_request, _response, next) => next();

/** The whole product in this process, on a test's database: API, sockets, worker and pages. */
export interface Product extends AsyncDisposable {
  readonly url: string;
  /** Calls with an access key that may do everything. */
  readonly api: Caller;
  /** That access key, for sockets. */
  readonly proof: { readonly key: string };
  /** Calls as this person, signed in. */
  as(personId: string): Promise<Caller>;
  /** Nobody takes leads on meanwhile, as when the worker's process has been killed. */
  whileWorkersRest(work: () => Promise<void>): Promise<void>;
  /** From now on this browser's pages are that person's. */
  signIn(context: BrowserContext, personId: string): Promise<void>;
}

interface ProductOptions {
  /** Without them there is nothing to build: for tests that use no browser. @default true */
  readonly pages?: boolean;
  /** What is set otherwise than usual. */
  readonly config?: Partial<Config>;
}

export async function startProduct(
  db: Db,
  databaseUrl: string,
  { pages = true, config: otherwise = {} }: ProductOptions = {},
): Promise<Product> {
  if (pages) await buildClient(() => {});
  const usual = readConfig({ PORT: "0", HOST: "127.0.0.1", DATABASE_URL: databaseUrl, LOG_LEVEL: "silent" });
  const config = { ...usual, ...otherwise };
  const core = await openCore(databaseUrl, config, randomBytes(32));
  const start = () =>
    startWorker(core, (error) => {
      throw error;
    });
  let worker = await start();
  const web = await startWeb(core, async () => (pages ? serveClient(CLIENT_FOLDER) : noPages));
  const url = `http://127.0.0.1:${web.port}`;
  const { key } = await transaction(db, (tx) => createApiKey(tx, { name: "Tests", scopes: ["admin"] }));
  return {
    url,
    api: callerWith(url, { authorization: `Bearer ${key}` }),
    proof: { key },
    as: async (personId) => callerWith(url, { cookie: await signInByLink(db, url, personId) }),
    async whileWorkersRest(work) {
      await worker.stop();
      await work().finally(async () => (worker = await start()));
    },
    async signIn(context, personId) {
      const cookies = (await signInByLink(db, url, personId)).split("; ");
      await context.addCookies(
        cookies.map((cookie) => {
          const at = cookie.indexOf("=");
          return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url };
        }),
      );
    },
    async [Symbol.asyncDispose]() {
      await web.stop();
      await worker.stop();
      await core.close();
    },
  };
}
