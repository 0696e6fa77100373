import type { lookup } from "node:dns";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import type { HttpRequest } from "../../node-catalog/kit/http.ts";
import { createGuardedClient } from "../../server/outgoing/guarded-client.ts";

const ASK = { method: "GET", timeoutMs: 2_000 } as const;

/** A server on 127.0.0.1 that keeps what it was asked. */
async function aServer(answer: RequestListener) {
  const asked: { method: string; url: string; headers: IncomingMessage["headers"]; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join("");
    asked.push({ method: request.method!, url: request.url!, headers: request.headers, body });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function aClient(allow: string[] = ["127.0.0.1"], resolve?: typeof lookup) {
  const client = createGuardedClient({ allow, resolve });
  onTestFinished(() => client.close());
  return client;
}

/** A resolver that says the same for every name. */
function saying(...addresses: string[]) {
  let asked = 0;
  const resolve = ((_: string, __: object, done: (error: null, found: object[]) => void) => {
    asked++;
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  }) as unknown as typeof lookup;
  return { resolve, times: () => asked };
}

describe("what is not public is refused", () => {
  test.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://2130706433/",
    "http://0/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://100.100.100.200/",
    "http://169.254.169.254/latest/meta-data/",
    "http://168.63.129.16/",
    "http://192.0.0.192/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:a00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b:1::10.0.0.1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fd00:ec2::254]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
  ])("%s by its address", async (url) => {
    await expect(aClient([]).request({ ...ASK, url })).rejects.toMatchObject({
      kind: "stop",
      code: "address-not-allowed",
    });
  });

  test.each(["http://localhost/", "https://LOCALHOST/"])("%s by its name", async (url) => {
    await expect(aClient([]).request({ ...ASK, url })).rejects.toMatchObject({ code: "address-not-allowed" });
  });

  test.each([[["10.0.0.1"]], [["93.184.216.34", "127.0.0.1"]], [["::ffff:169.254.169.254"]], [["fd00::1"]]])(
    "a public name that points to %j",
    async (addresses) => {
      const { resolve } = saying(...addresses);
      const request = aClient([], resolve).request({ ...ASK, url: "http://crm.example.com/" });
      await expect(request).rejects.toMatchObject({ code: "address-not-allowed" });
    },
  );

  test.each([
    ["ftp://example.com/", "scheme-not-allowed"],
    ["file:///etc/passwd", "scheme-not-allowed"],
    ["http://user:secret@example.com/", "credentials-in-address"],
    ["example.com", "address-malformed"],
  ])("%s, which is no plain web address", async (url, code) => {
    await expect(aClient([]).request({ ...ASK, url })).rejects.toMatchObject({ kind: "stop", code });
  });
});

test("the name is asked for once, and the connection goes to the checked answer", async () => {
  const server = await aServer((_, response) => response.end("here"));
  const { resolve, times } = saying("127.0.0.1");
  const { port } = new URL(server.url);
  const reply = await aClient(["127.0.0.0/8"], resolve).request({ ...ASK, url: `http://rebind.example:${port}/` });
  expect([reply.body, times(), server.asked[0]!.headers.host]).toEqual(["here", 1, `rebind.example:${port}`]);
});

test.each(["127.0.0.1", "127.0.0.0/8", "internal.example", "*.example"])(
  "the operator's %s is allowed and reached",
  async (allowed) => {
    const server = await aServer((_, response) => response.writeHead(201, { "x-a": ["1", "2"] }).end('{"ok":true}'));
    const { port } = new URL(server.url);
    const client = aClient([allowed], saying("127.0.0.1").resolve);
    const reply = await client.request({
      method: "POST",
      url: `http://internal.example:${port}/leads?x=1`,
      headers: { Authorization: "Bearer s", Host: "other.example", "Content-Length": "1" },
      body: "hello",
      timeoutMs: 2_000,
    });
    expect(reply).toMatchObject({ status: 201, body: '{"ok":true}', headers: { "x-a": "1, 2" } });
    expect(server.asked).toMatchObject([{ method: "POST", url: "/leads?x=1", body: "hello" }]);
    expect(server.asked[0]!.headers).toMatchObject({
      authorization: "Bearer s",
      host: `internal.example:${port}`,
      "user-agent": "Baton",
    });
  },
);

test("a wildcard does not allow the domain's look-alikes", async () => {
  const { resolve } = saying("127.0.0.1");
  const request = aClient(["*.example.com"], resolve).request({ ...ASK, url: "http://evilexample.com/" });
  await expect(request).rejects.toMatchObject({ code: "address-not-allowed" });
});

describe("redirects", () => {
  const to = (location: string, status = 302): RequestListener => {
    return (_, response) => response.writeHead(status, { location }).end("moved");
  };
  const post: Omit<HttpRequest, "url"> = {
    method: "POST",
    headers: { authorization: "Bearer s", "x-api-key": "s", cookie: "a=b", "content-type": "text/plain" },
    body: "lead",
    timeoutMs: 2_000,
  };

  test("to an address that is not public are refused", async () => {
    const server = await aServer(to("http://169.254.169.254/latest/"));
    await expect(aClient().request({ ...ASK, url: server.url })).rejects.toMatchObject({ code: "address-not-allowed" });
    const other = await aServer(to("http://127.0.0.2/"));
    await expect(aClient().request({ ...ASK, url: other.url })).rejects.toMatchObject({ code: "address-not-allowed" });
    const file = await aServer(to("file:///etc/passwd"));
    await expect(aClient().request({ ...ASK, url: file.url })).rejects.toMatchObject({ code: "scheme-not-allowed" });
  });

  test("to another server carry no secret", async () => {
    const other = await aServer((_, response) => response.end("there"));
    const server = await aServer(to(`${other.url}/new`, 307));
    expect((await aClient().request({ ...post, url: server.url })).body).toBe("there");
    expect(other.asked).toMatchObject([{ method: "POST", url: "/new", body: "lead" }]);
    const { authorization, cookie, "x-api-key": key } = other.asked[0]!.headers;
    expect([authorization, cookie, key]).toEqual([undefined, undefined, undefined]);
  });

  test("on one server keep them, and turn a POST into a GET as browsers do", async () => {
    const server = await aServer((request, response) => {
      if (request.url === "/") return to("/next", 303)(request, response);
      response.end("arrived");
    });
    expect((await aClient().request({ ...post, url: server.url })).body).toBe("arrived");
    expect(server.asked[1]).toMatchObject({ method: "GET", url: "/next", body: "" });
    expect(server.asked[1]!.headers).toMatchObject({ authorization: "Bearer s" });
  });

  test("are followed three times and no further, or not at all where they shall be told", async () => {
    const server = await aServer((request, response) => {
      const step = Number(request.url!.slice(1));
      if (step === 3) return response.end("arrived");
      return to(`/${step + 1}`)(request, response);
    });
    expect((await aClient().request({ ...ASK, url: `${server.url}/0` })).body).toBe("arrived");
    const endless = await aServer(to("/again"));
    const request = aClient().request({ ...ASK, url: endless.url });
    await expect(request).rejects.toMatchObject({ kind: "stop", code: "too-many-redirects" });
    expect(endless.asked).toHaveLength(4);
    const told = await aClient().request({ ...ASK, url: endless.url, redirects: "tell" });
    expect([told.status, told.headers["location"], endless.asked.length]).toEqual([302, "/again", 5]);
  });
});

describe("limits", () => {
  test("a reply of 1 MiB is read, one byte more is an error and not a silent cut", async () => {
    const size = 1024 * 1024;
    const server = await aServer((request, response) => response.end("a".repeat(size + Number(request.url!.slice(1)))));
    expect((await aClient().request({ ...ASK, url: `${server.url}/0` })).body).toHaveLength(size);
    const request = aClient().request({ ...ASK, url: `${server.url}/1` });
    await expect(request).rejects.toMatchObject({ kind: "stop", code: "reply-too-large" });
  });

  test("a compressed bomb is not unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    const server = await aServer((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb));
    const request = aClient().request({ ...ASK, url: server.url });
    await expect(request).rejects.toMatchObject({ kind: "stop", code: "reply-compressed" });
    expect(server.asked[0]!.headers["accept-encoding"]).toBe("identity");
  });

  test("the time is one for everything, also for a reply that drips", async () => {
    const server = await aServer((_, response) => {
      const timer = setInterval(() => response.write("."), 20);
      response.once("close", () => clearInterval(timer));
    });
    const began = performance.now();
    const request = aClient().request({ ...ASK, url: server.url, timeoutMs: 300 });
    await expect(request).rejects.toMatchObject({ kind: "unavailable", code: "no-answer-in-time" });
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  test("a host that does not answer or exist may be tried again", async () => {
    const server = await aServer(() => {});
    const silent = aClient().request({ ...ASK, url: server.url, timeoutMs: 200 });
    await expect(silent).rejects.toMatchObject({ kind: "unavailable" });
    const closed = aClient().request({ ...ASK, url: "http://127.0.0.1:1/" });
    await expect(closed).rejects.toMatchObject({ kind: "unavailable", code: "not-reached" });
  });

  test("a header that would smuggle another is refused", async () => {
    const server = await aServer((_, response) => response.end());
    const request = aClient().request({ ...ASK, url: server.url, headers: { "x-name": "a\r\nx-other: b" } });
    await expect(request).rejects.toMatchObject({ kind: "stop", code: "request-invalid" });
  });

  test("errors name the host, never the path with its secrets", async () => {
    const server = await aServer((_, response) => response.socket!.destroy());
    const error: unknown = await aClient()
      .request({ ...ASK, url: `${server.url}/hooks/s3cr3t?key=s3cr3t` })
      .catch((failure: unknown) => failure);
    expect(String(error)).toContain("127.0.0.1");
    expect(String(error)).not.toContain("s3cr3t");
  });
});
