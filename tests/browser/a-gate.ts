import { createServer, connect, type AddressInfo, type Socket } from "node:net";

/** The way to a server, which can be shut as if it were gone, and opened again at the same address. */
export interface Gate extends AsyncDisposable {
  readonly url: string;
  shut(): Promise<void>;
  reopen(): Promise<void>;
}

export async function aGate(to: string): Promise<Gate> {
  const target = Number(new URL(to).port);
  const open = new Set<Socket>();
  const server = createServer((inside) => {
    const outside = connect(target, "127.0.0.1");
    for (const [one, other] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const shut = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const one of open) one.destroy();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, shut, reopen: () => listen(port), [Symbol.asyncDispose]: shut };
}
