import { startEmbedded } from "../../server/postgres/embedded.ts";

/** A program that uses the built-in server in the folder it is given until it is asked to stop. */
const server = await startEmbedded({ dataFolder: process.argv[2]! });
process.on("SIGTERM", async () => {
  await server.release();
  process.exit(0);
});
process.stdout.write(`${JSON.stringify({ url: server.url, pid: server.pid, started: server.started })}\n`);
setInterval(() => {}, 60_000);
