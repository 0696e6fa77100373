import { z } from "zod";
import { defineNode } from "../kit/define-node.ts";
import { facts } from "../kit/examples.ts";
import { leave } from "../kit/outcome.ts";
import { anyText, onlyText } from "../kit/value-set.ts";
import { languages } from "../kit/widgets.ts";

export default defineNode({
  type: "language",
  version: 1,
  group: "decide",
  icon: "language",
  title: "Language",
  sentence: "Does the lead speak {anyOf}?",
  help: "Splits leads by their language. A lead whose language nobody knows has a way of its own.",
  config: z.object({ anyOf: languages({ label: "Any of these languages" }) }),
  exits: { yes: "Yes", otherwise: "Everyone else", unknown: "Not known" },
  narrows: ({ anyOf }) => ({
    yes: [{ language: { mayBeEmpty: false, filled: onlyText(anyOf, true) } }],
    otherwise: [{ language: { mayBeEmpty: false, filled: { ...anyText(true), not: anyOf } } }],
    unknown: [{ language: { mayBeEmpty: true, filled: null } }],
  }),
  reasons: {
    speaks: "The lead speaks {language}",
    "other-language": "The lead speaks {language}",
    "no-language": "The lead's language is not known",
  },

  decide({ config, lead: { language } }) {
    if (language === null) return leave("unknown", { because: { code: "no-language" } });
    const isOneOfThem = config.anyOf.includes(language);
    return leave(isOneOfThem ? "yes" : "otherwise", {
      because: { code: isOneOfThem ? "speaks" : "other-language", language },
    });
  },

  examples: [
    { name: "speaks it", config: { anyOf: ["de", "fr"] }, facts: facts(), exit: "yes" },
    { name: "another one", config: { anyOf: ["fr"] }, facts: facts(), exit: "otherwise" },
    { name: "not known", config: { anyOf: ["de"] }, facts: facts({ lead: { language: null } }), exit: "unknown" },
  ],
});
