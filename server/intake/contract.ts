import { z } from "zod";
import { companySize, fieldName, fieldValue, uuid } from "../../node-catalog/kit/domain.ts";

/** Filled-in but empty is the same as not given: forms send empty strings. */
const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((value) => value || null);

/** zod's own, and letters beyond ASCII: mia@müller.de exists, and so does 例え.jp. */
const ADDRESS =
  /^(?:[\p{L}\p{N}_'+-]+\.)*[\p{L}\p{N}_'+-]*[\p{L}\p{N}_+-]@(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*\.)+(?:xn--[A-Za-z0-9-]+|[\p{L}\p{M}]{2,})$/u;

export const emailAddress = z.email({ pattern: ADDRESS }).max(254);

/** `de`, `de-CH` and `zh_Hant_TW`, and `deu` as in ISO 639-2; the name of a language is none: "Estonian" is not Spanish. */
const LANGUAGE_TAG = /^([A-Za-z]{2,3}([-_][A-Za-z0-9]+)*)?$/;

/** The language in two letters; null for the few that have none, such as Filipino. */
function languageOf(tag: string): string | null {
  const [code = ""] = tag.toLowerCase().split(/[-_]/, 1);
  const known = languages.get(code);
  if (known !== undefined) return known;
  const [language = ""] = Intl.getCanonicalLocales(code).join().split("-");
  const short = language.length === 2 ? language : null;
  languages.set(code, short);
  return short;
}

/** By codes of two or three letters: asking Intl takes as long as the rest of a lead's checks. */
const languages = new Map<string, string | null>();

export const newLead = z.object({
  /** The source's id or its exact name; without it the source named "API". */
  source: z.string().trim().min(1).max(120).optional(),
  name: z.string().trim().min(1).max(200),
  email: z
    .preprocess(
      (value) => (typeof value === "string" ? value.trim() : value),
      z.union([emailAddress, z.literal("")]).nullish(),
    )
    .transform((value) => value || null),
  phone: optionalText(60),
  language: z
    .string()
    .trim()
    .max(35)
    .regex(LANGUAGE_TAG, "Use a language code such as de")
    .nullish()
    .transform((value) => (value ? languageOf(value) : null)),
  country: z
    .string()
    .trim()
    .max(2)
    .nullish()
    .transform((value) => value?.toUpperCase() || null)
    .pipe(
      z
        .string()
        .regex(/^[A-Z]{2}$/, "Use a country code such as DE")
        .nullable(),
    ),
  company: optionalText(200),
  /** People who work there. */
  companySize: companySize.nullish().transform((value) => value ?? null),
  product: optionalText(200),
  value: z
    .number()
    .finite()
    .min(0)
    .max(1e12)
    .nullish()
    .transform((value) => value ?? null),
  message: optionalText(10_000),
  consent: z
    .union([
      z.boolean(),
      z.string().max(2000),
      z.record(z.string().max(60), z.union([z.boolean(), z.string().max(2000)])),
    ])
    .nullish()
    .transform((value) => value ?? null),
  fields: z.record(fieldName, fieldValue).default({}),
});
export type NewLead = z.output<typeof newLead>;

/** A test lead says so itself, so that it counts in no figure. What we do not know would be lost, so it is refused. */
export const postedLead = z.strictObject(
  { ...newLead.shape, test: z.boolean().optional() },
  {
    error: ({ code }) =>
      code === "unrecognized_keys" ? "This is not known here: put fields of your own into fields." : undefined,
  },
);

export const acceptedLead = z.object({
  leadId: uuid,
  runIds: z.array(uuid),
  /** The same person within the window: no new lead, one more inquiry. */
  duplicate: z.boolean(),
  owner: z.object({ id: uuid, name: z.string() }).nullable(),
});
export type AcceptedLead = z.infer<typeof acceptedLead>;
