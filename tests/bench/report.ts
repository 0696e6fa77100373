import { cpus, totalmem } from "node:os";

export interface Limit {
  readonly value: number;
  readonly text: string;
  readonly ok: boolean;
}

export const atLeast = (value: number, limit: number): Limit => ({
  value,
  text: `${value.toFixed(2)} (limit ≥ ${limit})`,
  ok: value >= limit,
});

export const atMost = (value: number, limit: number, unit = ""): Limit => ({
  value,
  text: `${value.toFixed(0)}${unit} (limit ≤ ${limit.toFixed(0)}${unit})`,
  ok: value <= limit,
});

interface Row {
  readonly name: string;
  readonly text: string;
  readonly latency?: { readonly p50: number; readonly p95: number; readonly p99: number };
  readonly ok?: boolean;
}

/** Collects figures and prints them as a table for people and as JSON for programs. */
export class Report {
  readonly #rows: Row[] = [];
  readonly #started = performance.now();

  heading(name: string): void {
    console.log(`\n${name}`);
  }

  row(name: string, text: string, latency?: Row["latency"]): void {
    this.#add({ name, text, ...(latency && { latency }) });
  }

  limit(name: string, { text, ok }: Limit): void {
    this.#add({ name, text, ok });
  }

  get failed(): boolean {
    return this.#rows.some(({ ok }) => ok === false);
  }

  toJSON(): object {
    const seconds = (performance.now() - this.#started) / 1000;
    return { machine: machine(), node: process.version, seconds, rows: this.#rows };
  }

  #add(row: Row): void {
    this.#rows.push(row);
    const { name, text, latency, ok } = row;
    const times = latency ? `  p50 ${ms(latency.p50)}  p95 ${ms(latency.p95)}  p99 ${ms(latency.p99)}` : "";
    const verdict = ok === undefined ? "" : ok ? "  ✓" : "  ✗ missed";
    console.log(`  ${name.padEnd(52)} ${text}${times}${verdict}`);
  }
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
