import { isRecord } from "../api/guards.js";
import type { ParameterDeclaration } from "../api/resources.js";

/** The value that another parameter has, if that is known. */
export type KnownValue = { readonly value: unknown } | undefined;

/**
 * Whether a parameter is enabled under the values that others have: `unknown` where a condition depends on a value that
 * is not known, where it cannot be read, and where several stand side by side, of which nobody says how they are joined.
 */
export function enablement(
  { conditions = [] }: Pick<ParameterDeclaration, "conditions">,
  valueOf: (name: string) => KnownValue,
): boolean | "unknown" {
  const [first, ...others] = conditions;
  if (first === undefined) return true;
  return others.length > 0 ? "unknown" : holds(first, valueOf);
}

function holds(condition: unknown, valueOf: (name: string) => KnownValue): boolean | "unknown" {
  if (!isRecord(condition)) return "unknown";
  const { conditionType, conditions } = condition;
  if (conditionType === undefined) return holdsBasic(condition, valueOf);
  if (!Array.isArray(conditions) || conditions.length === 0) return "unknown";
  const parts = conditions.map((each) => holds(each, valueOf));
  if (conditionType === "AND") return joined(parts, false);
  return conditionType === "OR" ? joined(parts, true) : "unknown";
}

/** `decisive` decides for all, whatever is unknown. */
function joined(parts: readonly (boolean | "unknown")[], decisive: boolean): boolean | "unknown" {
  if (parts.includes(decisive)) return decisive;
  return parts.includes("unknown") ? "unknown" : !decisive;
}

function holdsBasic(
  { dependsOn, operator, value }: Readonly<Record<string, unknown>>,
  valueOf: (name: string) => KnownValue,
): boolean | "unknown" {
  const known = typeof dependsOn === "string" ? valueOf(dependsOn) : undefined;
  if (known === undefined) return "unknown";
  if (operator === "equals") return known.value === value;
  return operator === "not-equals" ? known.value !== value : "unknown";
}
