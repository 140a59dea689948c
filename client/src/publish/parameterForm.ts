import type { DeploymentBody } from "../api/pressClient.js";
import type { DeclaredParameters } from "../api/resources.js";

export type ParameterType =
  "boolean" | "string" | "string_array" | "number" | "number_array" | "object" | "object_array";

/** `value` is absent when the parameter is left out, so that the platform's default applies. */
export type ParameterAnswer =
  | { readonly isValid: true; readonly value?: unknown }
  | { readonly isValid: false; readonly message: string };

/** What to ask for one declared parameter. Texts of arrays and objects are JSON. */
export interface ParameterQuestion {
  readonly list: "build" | "run";
  readonly name: string;
  readonly type: ParameterType;
  readonly isRequired: boolean;
  /** The value is not to be shown while it is typed, nor to be kept. */
  readonly isHidden: boolean;
  /** Title for people; the name when there is none. */
  readonly title: string;
  readonly description?: string;
  /** The default as text to edit; empty when there is none. */
  readonly defaultText: string;
  /** The only values that may be given, each with the text that stands for it. For boolean: true and false. */
  readonly options?: readonly { readonly title: string; readonly text: string }[];
  /** Reads what was typed. */
  readonly answer: (text: string) => ParameterAnswer;
}

/** One question per declared parameter, build parameters first, in the order of their declaration. */
export function parameterForm(declared: DeclaredParameters): readonly ParameterQuestion[] {
  throw new Error(`${declared.build?.length ?? 0}`);
}

/** The `parameters` of a deployment from the values given; undefined when there are none. */
export function collectArguments(
  answers: readonly {
    readonly question: ParameterQuestion;
    readonly value: unknown;
  }[],
): DeploymentBody["parameters"] {
  throw new Error(`${answers.length}`);
}
