/** Whether a text is an address that a request can be sent to. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#]/i.test(text.trim());
}

/** Whether a text begins with a placeholder, so that its scheme is only known when the step runs. */
export function beginsWithPlaceholder(text: string): boolean {
  return text.trimStart().startsWith("{{");
}

/** An address as it may stand in a message: without a user name and password in it. */
export function shownAddress(text: string): string {
  return text.replace(/\/\/[^/?#\s]*@/, "//…@");
}
