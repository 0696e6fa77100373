import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Request, RequestHandler, Response } from "express";
import { nonceOf } from "./security-headers.ts";

/** Stands in the built index.html wherever a nonce belongs (`html.cspNonce` in the client's vite config). */
const NONCE_PLACEHOLDER = "__CSP_NONCE__";

type Encoding = "br" | "gzip";

const COMPRESS: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body) => promisify(gzip)(body, { level: 9 }),
};

const COMPRESSIBLE = /\.(html|js|css|svg|json|webmanifest|txt)$/;

interface Asset {
  readonly body: Buffer;
  readonly etag: string;
  /** Filled at the first request for it. */
  readonly compressed: Map<Encoding, Promise<Buffer>>;
}

/**
 * Serves the built pages from memory, compressed once at first use: hashed files for a year, others revalidated, and
 * index.html for every address that is a page of the client. Only files that were there at the start can be asked for.
 */
export async function serveClient(folder: string): Promise<RequestHandler> {
  const assets = await readAssets(folder);
  const index = assets.get("/index.html")?.body.toString();

  return async (request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") return next();
    const asset = assets.get(request.path);
    if (asset && request.path !== "/index.html") return sendAsset(request, response, asset);
    if (index === undefined || !isPage(request)) return next();
    // The nonce makes each reply its own, so there is no tag to compare.
    response.set("cache-control", "no-cache").type("html");
    response.send(index.replaceAll(NONCE_PLACEHOLDER, nonceOf(response)));
  };
}

async function readAssets(folder: string): Promise<Map<string, Asset>> {
  const assets = new Map<string, Asset>();
  for await (const entry of glob("**/*", { cwd: folder, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const body = await readFile(file);
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    assets.set(`/${path.relative(folder, file).replaceAll(path.sep, "/")}`, { body, etag, compressed: new Map() });
  }
  return assets;
}

async function sendAsset(request: Request, response: Response, asset: Asset): Promise<void> {
  const isHashed = request.path.startsWith("/assets/");
  response.type(path.extname(request.path)).set({
    "cache-control": isHashed ? "public, max-age=31536000, immutable" : "public, no-cache",
    etag: asset.etag,
    vary: "Accept-Encoding",
  });
  if (request.fresh) return void response.status(304).end();
  const encoding = COMPRESSIBLE.test(request.path) && request.acceptsEncodings("br", "gzip");
  if (encoding !== "br" && encoding !== "gzip") return void response.send(asset.body);
  response.set("content-encoding", encoding).send(await compressed(asset, encoding));
}

function compressed(asset: Asset, encoding: Encoding): Promise<Buffer> {
  const body = asset.compressed.get(encoding) ?? COMPRESS[encoding](asset.body);
  asset.compressed.set(encoding, body);
  return body;
}

/** An address of the client itself: not a file, nothing of the API, and asked for by something that shows pages. */
function isPage(request: Request): boolean {
  return (
    !/^\/(api|assets|socket\.io)(\/|$)/.test(request.path) &&
    path.extname(request.path) === "" &&
    request.accepts("html") !== false
  );
}
