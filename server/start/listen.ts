import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Config } from "../config.ts";
import { StartupProblem } from "../startup-problem.ts";

/** @returns the port that the server listens on @throws StartupProblem when it is taken or not allowed */
export async function listen(server: Server, { port, host }: Pick<Config, "port" | "host">): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
    server.listen({ port, host }, resolve);
  });
  return (server.address() as AddressInfo).port;
}

function explain({ code, message }: NodeJS.ErrnoException, port: number, host: string | undefined): Error {
  if (code === "EADDRINUSE") {
    return new StartupProblem(
      `Port ${port} is taken by another program: stop it, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  if (code === "EACCES") {
    return new StartupProblem(`This user may not listen on port ${port}: choose one above 1023: PORT=3000 npm start`);
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return new StartupProblem(`This machine has no address ${host}: correct HOST or unset it.`);
  }
  return new StartupProblem(`The web server could not listen on port ${port}: ${message}`);
}
