import autocannon from "autocannon";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";

export interface Target {
  readonly url: string;
  readonly path: string;
  readonly key: string;
  /** Leads come from these in turn. */
  readonly sources: readonly string[];
}

let made = 0;

function aLead(sources: readonly string[]): { body: string; number: number } {
  const number = ++made;
  const lead = {
    source: sources[number % sources.length],
    name: `Lead ${number}`,
    email: `lead-${process.pid}-${number}@company-${number % 500}.example`,
    phone: `+4930${1_000_000 + number}`,
    language: "de",
    country: "DE",
    company: `Company ${number % 500}`,
    message: "Please call me about forty delivery vans from March on.",
  };
  return { body: JSON.stringify(lead), number };
}

const headersOf = (key: string, number: number) => ({
  authorization: `Bearer ${key}`,
  "content-type": "application/json",
  "idempotency-key": `bench-${process.pid}-${number}`,
});

export interface Latencies {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** As fast as 64 connections can, each sending its next lead when it has the reply to the last one. */
export async function closedLoop(target: Target, seconds: number): Promise<Latencies> {
  const result = await autocannon({
    url: target.url,
    connections: 64,
    duration: seconds,
    requests: [
      {
        method: "POST",
        path: target.path,
        setupRequest(request) {
          const { body, number } = aLead(target.sources);
          return { ...request, body, headers: headersOf(target.key, number) };
        },
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors at ${target.url}${target.path}`);
  }
  const { p50, p97_5, p99 } = result.latency;
  return { perSecond: result["2xx"] / result.duration, p50, p95: p97_5, p99 };
}

/** At fixed times, whether or not the replies come; latency counts from the time at which a lead was due to leave. */
export async function openLoop(target: Target, perSecond: number, seconds: number): Promise<Latencies> {
  const pool = new Pool(target.url, { connections: 128 });
  const times: number[] = [];
  const started = performance.now();
  const underWay: Promise<void>[] = [];
  for (let index = 0; index < perSecond * seconds; index++) {
    const due = started + (index * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    underWay.push(send(pool, target).then(() => void times.push(performance.now() - due)));
  }
  await Promise.all(underWay);
  const elapsed = performance.now() - started;
  await pool.close();
  return { perSecond: (times.length * 1000) / elapsed, ...percentiles(times) };
}

async function send(pool: Pool, { path, key, sources }: Target): Promise<void> {
  const { body, number } = aLead(sources);
  const reply = await pool.request({ method: "POST", path, body, headers: headersOf(key, number) });
  const text = await reply.body.text();
  if (reply.statusCode !== 202) throw new Error(`${reply.statusCode}: ${text}`);
}

export function percentiles(values: readonly number[]): { p50: number; p95: number; p99: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
