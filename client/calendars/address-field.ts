/** For addresses that are pasted: no browser fills them in, corrects them or begins them with a capital. */
export const ADDRESS_FIELD = {
  inputMode: "url",
  autoComplete: "off",
  autoCapitalize: "none",
  autoCorrect: "off",
  spellCheck: false,
  maxLength: 2000,
} as const;
