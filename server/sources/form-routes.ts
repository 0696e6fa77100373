import { readFile } from "node:fs/promises";
import path from "node:path";
import express, { type RequestHandler, type Response, type Router } from "express";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Db } from "../../engine/database.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { newLead } from "../intake/contract.ts";
import type { Intake } from "../intake/intake.ts";
import { languageChoices, preferredLanguages, spokenLanguage } from "./form-languages.ts";
import { formPage, messagePage, put } from "./form-page.ts";
import { type FormWords, wordsIn, type WordsLanguage } from "./form-words.ts";
import { readSubmission, type Mistakes, type Typed, typedIn } from "./read-submission.ts";
import { type FormFacts, readForm } from "./sources-queries.ts";

const STYLE_SHEETS = ["../../client/theme/tokens.css", "form.css"];
/** Per address and minute, spam included; a family behind one address stays far below. */
const PER_MINUTE = 20;
/** Anything else, such as a NUL, is not worth asking the database. */
const FORM_KEY = /^[\w-]{1,64}$/;

export interface FormDeps {
  readonly db: Db;
  readonly intake: Pick<Intake, "accept">;
}

/** The hosted forms: pages for the customers of the company, outside of the API and without a script. */
export function formPages(deps: FormDeps): Router {
  const router = express.Router();
  const styles = Promise.all(STYLE_SHEETS.map((file) => readFile(path.join(import.meta.dirname, file), "utf8")));

  router.get("/forms/form.css", async (_, response) => {
    response.type("css").set("cache-control", "public, max-age=3600");
    response.send((await styles).join("\n"));
  });
  router.use("/forms/:key", findForm(deps.db));
  router.get("/forms/:key", (_, response) => {
    const { languages } = visitOf(response);
    sendForm(response, { typed: { ...typedIn({}), language: languages[0] ?? "en" } });
  });
  router.get("/forms/:key/thanks", (_, response) => {
    const { form, words } = visitOf(response);
    sendMessage(response, { title: words.thanks, text: put(words.thanksText, { company: form.company }) });
  });
  router.post("/forms/:key", readFields, submit(deps));
  return router;
}

/** Of a message in Chinese, each character is sent as nine: what is too long must still come back to whoever typed it. */
const parse = express.urlencoded({ extended: false, limit: "256kb" });

/** What cannot be read was not sent by our page; whoever sent it gets the page, and the log no mistake of ours. */
const readFields: RequestHandler = (request, response, next) => {
  parse(request, response, (error?: unknown) => {
    if (!error) return next();
    const { status } = error as { status?: number };
    if (status === undefined || status >= 500) return next(error);
    const { words } = visitOf(response);
    const mistakes: Mistakes = status === 413 ? { message: words.tooLong } : {};
    sendForm(response.status(status), { typed: typedIn({}), mistakes, notice: status === 413 ? null : words.busy });
  });
};

/** What every page of a form needs to know of who looks at it. */
interface Visit {
  readonly form: FormFacts;
  /** Those of the visitor's browser, then the company's; two-letter codes. */
  readonly languages: readonly string[];
  readonly language: WordsLanguage;
  readonly words: FormWords;
}

const visitOf = (response: Response): Visit => response.locals["visit"] as Visit;

function findForm(db: Db): RequestHandler<{ key: string }> {
  return async (request, response, next) => {
    const form = FORM_KEY.test(request.params.key) ? await readForm(db, request.params.key) : undefined;
    const preferred = preferredLanguages(request.headers["accept-language"]);
    const languages = form ? [...preferred, form.language] : preferred;
    const language = spokenLanguage(languages);
    const words = wordsIn(language);
    response.locals["visit"] = { form, languages, language, words };
    if (form) next();
    else sendMessage(response.status(404), { title: words.gone, text: words.goneText });
  };
}

/** A program that fell into the trap gets the answer of a success, so that it learns nothing; it is stored nowhere. */
function submit({ intake }: FormDeps): RequestHandler<{ key: string }> {
  const limiter = new RateLimiterMemory({ points: PER_MINUTE, duration: 60 });
  return async (request, response) => {
    const { form, words } = visitOf(response);
    const body = (request.body ?? {}) as Record<string, string>;
    const typed = typedIn(body);
    if (await isTooMany(limiter, request.ip)) return sendForm(response.status(429), { typed, notice: words.busy });

    const submission = readSubmission(body, words, Date.now());
    if (submission.kind === "wrong") return sendForm(response.status(422), { typed, mistakes: submission.mistakes });
    if (submission.kind === "hasty") return sendForm(response.status(422), { typed, notice: words.again });
    if (submission.kind === "lead") {
      const { sourceId: id, demo } = form;
      const taking = intake.accept({ source: { id, demo }, lead: newLead.parse(typed), received: typed });
      if (!(await isTaken(taking))) return sendForm(response.status(503), { typed, notice: words.busy });
    }
    response.redirect(303, `/forms/${request.params.key}/thanks`);
  };
}

async function isTooMany(limiter: RateLimiterMemory, ip: string | undefined): Promise<boolean> {
  return limiter.consume(ip ?? "").then(
    () => false,
    () => true,
  );
}

/** False when the server has too much to do; whatever else goes wrong is a bug and is told as one. */
async function isTaken(taking: Promise<unknown>): Promise<boolean> {
  try {
    await taking;
    return true;
  } catch (error) {
    if (error instanceof AppError && error.kind === "unavailable") return false;
    throw error;
  }
}

function sendForm(
  response: Response,
  { typed, mistakes = {}, notice = null }: { typed: Typed; mistakes?: Mistakes; notice?: string | null },
): void {
  const { form, languages, language, words } = visitOf(response);
  const choices = languageChoices(languages[0]);
  const { company } = form;
  sendPage(response, formPage({ words, language, company, choices, typed, mistakes, notice, shownAt: Date.now() }));
}

function sendMessage(response: Response, { title, text }: { title: string; text: string }): void {
  sendPage(response, messagePage({ language: visitOf(response).language, title, text }));
}

function sendPage(response: Response, html: string): void {
  response.type("html").set({ "cache-control": "no-store", vary: "Accept-Language" }).send(html);
}
