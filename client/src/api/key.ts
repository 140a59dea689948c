/** A bare key or a whole bearer string, as it may stand in a header. */
const keyPattern = /^(?:Bearer )?[\x21-\x7e]{8,4096}$/;

/**
 * What is wrong with a key, as an ending of "The key …"; undefined when it can be sent. Never repeats the key. White
 * space around it is expected to be trimmed.
 */
export function keyProblem(key: string): string | undefined {
  if (key === "") return "is empty";
  if (/[\r\n]/.test(key)) return "contains a line break";
  if (/^(["'`]).*\1$/.test(key)) return "is in quotes";
  const bare = key.replace(/^Bearer /, "");
  if (/\s/.test(bare)) return "contains a blank";
  const foreign = /[^\x21-\x7e]/u.exec(bare)?.[0].codePointAt(0);
  if (foreign !== undefined) {
    return `contains the character U+${foreign.toString(16).toUpperCase().padStart(4, "0")}`;
  }
  if (bare.length < 8) return "is shorter than 8 characters";
  return keyPattern.test(key) ? undefined : "is longer than 4096 characters";
}
