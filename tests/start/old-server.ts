import { createServer, type AddressInfo, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** Object ids of the types of a reply, as in pg_type. */
const TYPES = { bool: 16, int4: 23, text: 25, "text[]": 1009 } as const;
type Column = readonly [name: string, type: keyof typeof TYPES, value: string];

/**
 * A server that speaks PostgreSQL's protocol as far as the check before the start needs it, and says that it is of another
 * release: nobody can be asked to install one that is too old. Each query gets the facts that Baton asks for.
 *
 * @returns its URL
 */
export async function aServerOf(version: string): Promise<string> {
  const facts: Column[] = [
    ["version", "text", version],
    ["major", "int4", String(Number.parseInt(version, 10))],
    ["user", "text", "baton"],
    ["database", "text", "leads"],
    ["mayCreateSchemas", "bool", "t"],
    ["mayCreateTables", "bool", "t"],
    ["isNew", "bool", "t"],
    ["foreignTables", "text[]", "{}"],
  ];
  const server = createServer((socket) => speak(socket, version, facts));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    await new Promise((resolve) => server.close(resolve));
  });
  return `postgresql://baton@127.0.0.1:${(server.address() as AddressInfo).port}/leads`;
}

function speak(socket: Socket, version: string, facts: readonly Column[]): void {
  let isGreeted = false;
  socket.on("error", () => {});
  socket.on("data", (asked) => {
    if (!isGreeted) {
      isGreeted = true;
      socket.write(Buffer.concat([message("R", int32(0)), message("S", text("server_version"), text(version)), READY]));
    } else if (asked.toString("latin1", 0, 1) === "X") socket.end();
    else socket.write(Buffer.concat([describe(facts), values(facts), message("C", text("SELECT 1")), READY]));
  });
}

const int16 = (value: number): Buffer => Buffer.from([(value >> 8) & 255, value & 255]);
const int32 = (value: number): Buffer => Buffer.from([24, 16, 8, 0].map((bits) => (value >> bits) & 255));
const text = (value: string): Buffer => Buffer.from(`${value}\0`);

function message(kind: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
}

const READY = message("Z", Buffer.from("I"));

const describe = (facts: readonly Column[]): Buffer =>
  message(
    "T",
    int16(facts.length),
    ...facts.flatMap(([name, type]) => [
      text(name),
      int32(0),
      int16(0),
      int32(TYPES[type]),
      int16(-1),
      int32(-1),
      int16(0),
    ]),
  );

const values = (facts: readonly Column[]): Buffer =>
  message("D", int16(facts.length), ...facts.flatMap(([, , value]) => [int32(value.length), Buffer.from(value)]));
