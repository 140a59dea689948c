import { isDeepStrictEqual } from "node:util";
import type { DeploymentBody } from "../api/pressClient.js";
import type { DeclaredParameters, ParameterDeclaration } from "../api/resources.js";
import { enablement, type KnownValue } from "./enablement.js";
import { parseParameter } from "./parseParameter.js";
import type { ParameterType } from "./parseParameter.js";

/** `value` is absent when the parameter is left out, so that the platform's default applies. */
type ParameterAnswer =
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
  /** What holds when it is left out; undefined for nothing. */
  readonly defaultValue: unknown;
  /** Whether there is something to answer, under the values that other parameters have. */
  readonly isEnabled: (valueOf: (name: string) => KnownValue) => boolean | "unknown";
  /** Reads what was typed. */
  readonly answer: (text: string) => ParameterAnswer;
}

const types = new Set<string>([
  "boolean",
  "string",
  "string_array",
  "number",
  "number_array",
  "object",
  "object_array",
] satisfies ParameterType[]);

const booleanOptions = [
  { title: "true", text: "true" },
  { title: "false", text: "false" },
];

/** One question per declared parameter, build parameters first, in the order of their declaration. */
export function parameterForm(declared: DeclaredParameters): readonly ParameterQuestion[] {
  return [
    ...(declared.build ?? []).map((parameter) => question("build", parameter)),
    ...(declared.run ?? []).map((parameter) => question("run", parameter)),
  ];
}

/** The `parameters` of a deployment from the values given; undefined when there are none. */
export function collectArguments(
  answers: readonly {
    readonly question: ParameterQuestion;
    /** Undefined when the parameter is left out. */
    readonly value: unknown;
  }[],
): DeploymentBody["parameters"] {
  const given = answers.filter(({ value }) => value !== undefined);
  const listed = (list: "build" | "run") =>
    given
      .filter(({ question: { list: own } }) => own === list)
      .map(({ question: { name }, value }) => [name, value] as const);
  const build = listed("build");
  const run = listed("run");
  if (given.length === 0) return undefined;
  return {
    ...(build.length === 0 ? {} : { build: Object.fromEntries(build) }),
    ...(run.length === 0 ? {} : { run: Object.fromEntries(run) }),
  };
}

function question(list: "build" | "run", parameter: ParameterDeclaration): ParameterQuestion {
  const { name, title, description, defaultValue } = parameter;
  // What a newer platform may have is asked for as text.
  const type = isParameterType(parameter.type) ? parameter.type : "string";
  const isRequired = parameter.required === true;
  const options = optionsOf(parameter, type);
  return {
    list,
    name,
    type,
    isRequired,
    isHidden: parameter.hideValue === true,
    title: title ?? name,
    ...(description === undefined ? {} : { description }),
    defaultText: defaultValue === undefined ? "" : textOf(defaultValue),
    ...(options === undefined ? {} : { options }),
    defaultValue,
    isEnabled: (valueOf) => enablement(parameter, valueOf),
    answer: (text) => {
      if (text.trim() === "") return leftOut(name, isRequired);
      const read = parseParameter(type, text);
      if ("expected" in read) {
        return { isValid: false, message: `The parameter "${name}" needs ${read.expected}.` };
      }
      const allowed = parameter.options?.map(({ value }) => value);
      return allowed === undefined || isAllowed(read.value, allowed)
        ? { isValid: true, value: read.value }
        : { isValid: false, message: `The parameter "${name}" takes only its declared options.` };
    },
  };
}

function isParameterType(type: string): type is ParameterType {
  return types.has(type);
}

function leftOut(name: string, isRequired: boolean): ParameterAnswer {
  return isRequired
    ? { isValid: false, message: `The parameter "${name}" is required; enter a value.` }
    : { isValid: true };
}

function optionsOf(
  { options }: ParameterDeclaration,
  type: ParameterType,
): ParameterQuestion["options"] {
  if (options !== undefined && options.length > 0) {
    return options.map(({ title, value }) => ({ title, text: textOf(value) }));
  }
  return type === "boolean" ? booleanOptions : undefined;
}

/** For a list, the options may be meant for the list or for what is in it. */
function isAllowed(value: unknown, allowed: readonly unknown[]): boolean {
  const isOption = (one: unknown) => allowed.some((option) => isDeepStrictEqual(one, option));
  return isOption(value) || (Array.isArray(value) && value.every(isOption));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
