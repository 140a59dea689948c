import type { CommonContext, Severity } from "./rule.js";

/**
 * The severity of a finding that rests on the presence or absence of other parts of the file. Where template statements
 * may add, repeat or remove parts, it is no more than a hint.
 */
export function unlessTemplated({ isTemplated }: CommonContext, severity: Severity): Severity {
  return isTemplated ? "hint" : severity;
}
