import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";

const run = promisify(execFile);
const CACHE = path.join(import.meta.dirname, "../../node_modules/.cache");
const INSTALLED = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** What Chromium needs as root and in a container, and what keeps it from calling home. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts a headless browser with a profile of its own. @throws with the mend when there is none: no test is skipped for it */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: FLAGS });
}

/** `CHROMIUM_PATH`, else an installed Chromium or Chrome, else the one that comes with the development packages. */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist: correct it, or unset it.`);
  }
  return (await findInstalled()) ?? unpackOwn();
}

async function findInstalled(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  const places = [...INSTALLED.flatMap((name) => folders.map((folder) => path.join(folder, name))), mac];
  return places.find((place) => existsSync(place));
}

/**
 * The package holds the browser packed and unpacks it to the temporary folder, where a run that was killed would leave
 * half of it for ever: so it is unpacked into a folder of its own, which gets its name when it is complete.
 */
async function unpackOwn(): Promise<string> {
  const packageFile = path.join(import.meta.dirname, "../../node_modules/@sparticuz/chromium/package.json");
  const { version } = JSON.parse(
    await readFile(packageFile, "utf8").catch(() => {
      throw new Error("There is no browser for the tests: run npm install, or set CHROMIUM_PATH to a Chromium.");
    }),
  ) as { version: string };
  const home = path.join(CACHE, `chromium-${version}`);
  if (!existsSync(home)) {
    await mkdir(CACHE, { recursive: true });
    const draft = await mkdtemp(path.join(CACHE, "chromium-new-"));
    const unpack = `import chromium from "@sparticuz/chromium"; await chromium.executablePath();`;
    await run(process.execPath, ["--input-type=module", "--eval", unpack], {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: draft },
    });
    await rename(draft, home).catch(async (error: NodeJS.ErrnoException) => {
      if (!existsSync(home)) throw error;
      await rm(draft, { recursive: true });
    });
  }
  const program = path.join(home, "chromium");
  if (!existsSync(program)) throw new Error(`${home} holds no browser: remove it and try again.`);
  return program;
}
