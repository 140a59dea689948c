import type { DeclaredParameters } from "../api/resources.js";
import { own } from "./changes/sameContent.js";

interface Values {
  readonly build?: Readonly<Record<string, unknown>>;
  readonly run?: Readonly<Record<string, unknown>>;
}

/** The declared parameters with the values in force as their defaults; hidden values are not told by platforms. */
export function withValuesInForce(
  declared: DeclaredParameters,
  inForce: Values,
): DeclaredParameters {
  const withValues = (list: "build" | "run") =>
    (declared[list] ?? []).map((parameter) => {
      const value = own(inForce[list] ?? {}, parameter.name);
      return value === undefined || parameter.hideValue === true
        ? parameter
        : { ...parameter, defaultValue: value };
    });
  return { build: withValues("build"), run: withValues("run") };
}
