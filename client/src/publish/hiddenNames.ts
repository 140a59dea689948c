import type { ParameterDeclaration } from "../api/resources.js";

/** Names of the declared parameters whose values nobody is to see. */
export function hiddenNames(declared: readonly ParameterDeclaration[] = []): ReadonlySet<string> {
  return new Set(declared.filter(({ hideValue }) => hideValue === true).map(({ name }) => name));
}
