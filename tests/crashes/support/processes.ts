import { onTestFinished } from "vitest";
import { type Child, spawnChild } from "./child.ts";

/** Starts a program for one test. */
export function start(...args: Parameters<typeof spawnChild>): Child {
  const child = spawnChild(...args);
  onTestFinished(() => child.kill());
  return child;
}
