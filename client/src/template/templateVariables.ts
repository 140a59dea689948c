import type { TypedValue } from "../../../server/src/protocol.js";
import { TemplateError } from "./jinja/templateError.js";
import { Dict, List, Opaque } from "./jinja/values.js";
import type { Value } from "./jinja/values.js";

export type Variables = readonly (readonly [name: string, value: TypedValue])[];

/**
 * Single variables, written `name=value` as on the platform's command line; every value is a text. Throws
 * `TemplateError` when one is not written like that.
 */
export function parseSingleVariables(written: readonly string[]): Variables {
  return written.map((text) => {
    const [name, value, ...further] = text.split("=");
    if (name === undefined || name === "" || value === undefined || further.length > 0) {
      throw new TemplateError(
        "value",
        `The variable "${text}" is not written as name=value with one "=".`,
      );
    }
    return [name, value] as const;
  });
}

export function valueOf(typed: TypedValue): Value {
  if (typeof typed !== "object" || typed === null) return typed;
  switch (typed.type) {
    case "integer":
      return BigInt(typed.text);
    case "float":
      return Number(typed.text);
    case "list":
      return new List(typed.items.map((item) => valueOf(item)));
    case "mapping":
      return new Dict(typed.entries.map(([key, value]) => [valueOf(key), valueOf(value)] as const));
  }
}

/** The key that signs requests is no variable: what a workspace asks for must not send it anywhere. */
const withheld = new Set(["API_KEY"]);

/** `os_env`: gives single variables of the environment by name, and tells which ones were asked for. */
export class EnvironmentVariables {
  readonly value: Opaque;
  readonly #asked = new Set<string>();

  constructor(read: (name: string) => string | undefined) {
    this.value = new Opaque("os_env", {
      attribute: (name) => {
        if (withheld.has(name)) {
          throw new TemplateError(
            "value",
            `The environment variable "${name}" holds a key and is not given to templates.`,
          );
        }
        this.#asked.add(name);
        return read(name);
      },
    });
  }

  get asked(): readonly string[] {
    return [...this.#asked].sort();
  }
}
