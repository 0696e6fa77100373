import { escapeHtml as escape } from "../http/escape-html.ts";
import { type Mistakes, SHOWN_AT, TRAP, type Typed } from "./read-submission.ts";
import type { FormWords, WordsLanguage } from "./form-words.ts";

export interface FormPage {
  readonly words: FormWords;
  readonly language: WordsLanguage;
  readonly company: string;
  readonly choices: readonly { readonly code: string; readonly name: string }[];
  readonly typed: Typed;
  readonly mistakes: Mistakes;
  /** Why the whole was not taken, although nothing is wrong with it. */
  readonly notice: string | null;
  /** Epoch milliseconds. */
  readonly shownAt: number;
}

/** The hosted form as a page without a script. Whatever was typed stays; what is wrong is said where it is. */
export function formPage(form: FormPage): string {
  const { words, language, company, typed, mistakes } = form;
  const title = put(words.title, { company });
  const hasMistakes = Object.keys(mistakes).length > 0;
  return page({ language, title }, [
    `<h1>${escape(title)}</h1>`,
    `<p class="quiet">${escape(words.lead)}</p>`,
    form.notice !== null || hasMistakes
      ? `<p class="alert" role="alert">${escape(form.notice ?? words.correct)}</p>`
      : "",
    `<form method="post">`,
    input({
      id: "name",
      label: words.name,
      value: typed.name,
      mistake: mistakes.name,
      complete: "name",
      required: true,
    }),
    input({
      id: "email",
      label: words.email,
      value: typed.email,
      mistake: mistakes.email,
      complete: "email",
      type: "email",
      help: words.oneOfBoth,
    }),
    input({
      id: "phone",
      label: words.phone,
      value: typed.phone,
      mistake: mistakes.phone,
      complete: "tel",
      type: "tel",
    }),
    languageField(form),
    messageField(form),
    `<div class="trap" aria-hidden="true"><label for="${TRAP}">${escape(words.trap)}</label>`,
    `<input id="${TRAP}" name="${TRAP}" tabindex="-1" autocomplete="off"></div>`,
    `<input type="hidden" name="${SHOWN_AT}" value="${form.shownAt}">`,
    `<button type="submit">${escape(words.send)}</button>`,
    `</form>`,
  ]);
}

/** A page that says one thing: thank you, or that the form is gone. */
export function messagePage({
  language,
  title,
  text,
}: {
  readonly language: WordsLanguage;
  readonly title: string;
  readonly text: string;
}): string {
  return page({ language, title }, [`<h1>${escape(title)}</h1>`, `<p>${escape(text)}</p>`]);
}

/** Puts values in for the `{tokens}` of a text. */
export function put(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

interface Input {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly mistake: string | undefined;
  /** Which of the browser's known values fits. */
  readonly complete: string;
  readonly type?: string;
  readonly help?: string;
  readonly required?: boolean;
}

function input({ id, label, value, mistake, complete, type = "text", help, required = false }: Input): string {
  const attributes = `type="${type}" autocomplete="${complete}" value="${escape(value)}"${required ? " required" : ""}`;
  return field(id, label, mistake, help, (described) => `<input id="${id}" name="${id}" ${attributes}${described}>`);
}

function languageField({ words, choices, typed }: FormPage): string {
  const options = choices.map(({ code, name }) => {
    const selected = code === typed.language ? " selected" : "";
    return `<option value="${code}" lang="${code}"${selected}>${escape(name)}</option>`;
  });
  return field("language", words.language, undefined, undefined, () =>
    [`<select id="language" name="language">`, ...options, `</select>`].join(""),
  );
}

function messageField({ words, typed, mistakes }: FormPage): string {
  const label = `${words.message} (${words.optional})`;
  return field(
    "message",
    label,
    mistakes.message,
    undefined,
    (described) => `<textarea id="message" name="message" rows="4"${described}>${escape(typed.message)}</textarea>`,
  );
}

function field(
  id: string,
  label: string,
  mistake: string | undefined,
  help: string | undefined,
  control: (described: string) => string,
): string {
  const notes = [
    ...(help ? [{ id: `${id}-help`, kind: "quiet", text: help }] : []),
    ...(mistake ? [{ id: `${id}-mistake`, kind: "mistake", text: mistake }] : []),
  ];
  const described = notes.length > 0 ? ` aria-describedby="${notes.map((note) => note.id).join(" ")}"` : "";
  return [
    `<div class="field"><label for="${id}">${escape(label)}</label>`,
    control(described + (mistake ? ' aria-invalid="true"' : "")),
    ...notes.map((note) => `<p id="${note.id}" class="${note.kind}">${escape(note.text)}</p>`),
    `</div>`,
  ].join("");
}

function page({ language, title }: { language: WordsLanguage; title: string }, content: readonly string[]): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="robots" content="noindex"><title>${escape(title)}</title>`,
    `<link rel="stylesheet" href="/forms/form.css"></head><body><main>`,
    ...content,
    `</main></body></html>`,
  ].join("\n");
}
