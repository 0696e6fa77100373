/** Set by the server on a tag that the build leaves in index.html; browsers show it to scripts as a property only. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
}

/** The lock on scrolling behind dialogs writes a style sheet of its own and looks for the nonce under webpack's name. */
export function nameNonceForLibraries(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
}
