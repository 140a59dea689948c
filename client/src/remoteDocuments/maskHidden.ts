import type { DeclaredParameters, ParameterDeclaration } from "../api/resources.js";
import { hiddenNames } from "../publish/hiddenNames.js";

type Values = Readonly<Record<string, unknown>>;

/** What stands for a value that nobody is to see; the platform writes the same. */
export const mask = "********";

/**
 * Values without the hidden ones, whatever the platform has masked itself. `declared` undefined: nobody can tell which are
 * hidden, so that none is shown.
 */
export function maskValues(
  values: Values,
  declared: readonly ParameterDeclaration[] | undefined,
): Values {
  const hidden = hiddenNames(declared);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      declared === undefined || hidden.has(name) ? mask : value,
    ]),
  );
}

/** Declarations without the defaults of hidden parameters. */
export function maskDefaults(declared: DeclaredParameters): DeclaredParameters {
  return Object.fromEntries(
    Object.entries(declared).map(([list, declarations]) => [
      list,
      Array.isArray(declarations)
        ? (declarations as readonly ParameterDeclaration[]).map(maskDefault)
        : (declarations as unknown),
    ]),
  );
}

function maskDefault(declaration: ParameterDeclaration): ParameterDeclaration {
  const { hideValue, defaultValue } = declaration;
  return hideValue === true && defaultValue !== undefined
    ? { ...declaration, defaultValue: mask }
    : declaration;
}
