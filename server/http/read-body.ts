import express, { type RequestHandler } from "express";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { TransportError } from "./problem.ts";

export const LARGEST_BODY = 256 * 1024;

const parse = express.json({ limit: LARGEST_BODY, strict: false, type: ["application/json", "application/*+json"] });

/** Reads a JSON body of at most 256 KiB into `request.body`; no body at all is `{}`, so that bodies can be optional. */
export const readBody: RequestHandler = (request, response, next) => {
  parse(request, response, (error?: unknown) => {
    if (error) return next(bodyProblem(error));
    if (request.body !== undefined) return next();
    if (hasBody(request.headers)) {
      return next(new TransportError(415, "not-json", "Send the body as JSON with Content-Type: application/json."));
    }
    request.body = {};
    next();
  });
};

function hasBody(headers: { "transfer-encoding"?: string; "content-length"?: string }): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

function bodyProblem(error: unknown): unknown {
  const { type, status } = error as { type?: string; status?: number };
  if (status === 413) {
    return new AppError("too-large", "body-too-large", `Send at most ${LARGEST_BODY / 1024} KiB at once.`);
  }
  if (status === 415) {
    return new TransportError(415, "unknown-encoding", "Send the body in UTF-8, plain or compressed by gzip.");
  }
  if (type === "request.aborted") return new TransportError(400, "request-cut-off", "The request was cut off.");
  if (status === 400) return new TransportError(400, "malformed-json", "The body is not valid JSON; correct it.");
  return error;
}
