import { redactForeign } from "../redact.js";

/** Characters that change how a line is shown: controls, direction marks, zero-width characters, lone surrogates. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const longest = 300;

/** Makes text from outside fit to stand in a message: without secrets, on one line, nothing invisible, at most 300 long. */
export function foreignText(text: string, secrets: readonly string[] = []): string {
  const safe = redactForeign(text, secrets)
    .replace(/\s+/g, " ")
    .replace(invisible, (found) => `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`)
    .trim();
  return safe.length <= longest ? safe : `${safe.slice(0, longest - 1)}…`;
}
