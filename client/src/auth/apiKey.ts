import { keyProblem } from "../api/key.js";

export type ApiKeyReading =
  | { readonly isValid: true; readonly key: string }
  /** One sentence that never repeats the key. */
  | { readonly isValid: false; readonly message: string };

/** Reads a key as it was pasted: white space around it is dropped, everything else must fit into a header. */
export function readApiKey(text: string): ApiKeyReading {
  const key = text.trim();
  const problem = keyProblem(key);
  if (problem === undefined) return { isValid: true, key };
  return { isValid: false, message: `The key ${problem}; paste the key and nothing else.` };
}
