import { emailAddress } from "../intake/contract.ts";
import type { FormWords } from "./form-words.ts";

/** Fields of the hosted form as they were typed. */
export const FIELDS = ["name", "email", "phone", "language", "message"] as const;
export type Field = (typeof FIELDS)[number];
export type Typed = Readonly<Record<Field, string>>;
export type Mistakes = Readonly<Partial<Record<Field, string>>>;

/** Invisible to people; only programs that fill in everything fill it in. */
export const TRAP = "company_fax";
/** When the form was shown, in epoch milliseconds. */
export const SHOWN_AT = "shown_at";

/** Nobody types a name and an address faster; but a browser fills them in, so who is faster is asked, not dropped. */
const LEAST_MS = 2_000;

export type Submission =
  | { readonly kind: "spam" }
  | { readonly kind: "hasty" }
  | { readonly kind: "wrong"; mistakes: Mistakes }
  | { readonly kind: "lead" };

/**
 * Decides what to do with a form that was sent.
 *
 * The time is not signed: programs that bother to forge it are stopped by limits, and people whose clock or cache is
 * odd must not be taken for one.
 */
export function readSubmission(body: Readonly<Record<string, string>>, words: FormWords, now: number): Submission {
  const tookMs = now - Number(body[SHOWN_AT] || NaN);
  if (body[TRAP]) return { kind: "spam" };
  const mistakes = findMistakes(typedIn(body), words);
  if (Object.keys(mistakes).length > 0) return { kind: "wrong", mistakes };
  return tookMs >= LEAST_MS ? { kind: "lead" } : { kind: "hasty" };
}

export function typedIn(body: Readonly<Record<string, unknown>>): Typed {
  // PostgreSQL cannot store U+0000 and half characters; browsers send neither.
  const clean = (value: string) => value.toWellFormed().replaceAll("\0", "").trim();
  const text = (field: Field) => (typeof body[field] === "string" ? clean(body[field]) : "");
  return {
    name: text("name"),
    email: text("email"),
    phone: text("phone"),
    language: /^[a-z]{2}$/.exec(text("language"))?.[0] ?? "",
    message: text("message"),
  };
}

function findMistakes({ name, email: address, phone, message }: Typed, words: FormWords): Mistakes {
  const hasNeither = !address && !phone;
  return {
    ...(!name && { name: words.missingName }),
    ...(name.length > 200 && { name: words.tooLong }),
    ...(hasNeither && { email: words.missingContact }),
    ...(address && !emailAddress.safeParse(address).success && { email: words.wrongEmail }),
    ...(phone && !isPhone(phone) && { phone: words.wrongPhone }),
    ...(message.length > 10_000 && { message: words.tooLong }),
  };
}

/** Generous: numbers are written in many ways, and a lead lost to a rule is worse than a number to correct. */
function isPhone(text: string): boolean {
  return text.length <= 60 && text.replaceAll(/\D/g, "").length >= 6;
}
