import { isDeepStrictEqual } from "node:util";
import { isRecord } from "../../api/guards.js";
import type { DeclaredParameters, ParameterDeclaration } from "../../api/resources.js";
import { own } from "../changes/sameContent.js";
import { isDemanded } from "./parameterRules.js";

type Values = Readonly<Record<string, unknown>>;

/** A deployment with the values in force; hidden ones are masked by the platform. */
export interface DeploymentInForce {
  readonly id: string;
  readonly name: string;
  /** What its release declares, by which hidden values are known. */
  readonly declared: DeclaredParameters;
  readonly parameters: { readonly build?: Values; readonly run?: Values };
}

/** Why values of a deployment do not fit a declaration, in sentences; `unknowns` are hidden values that may not. */
export interface DeploymentFit {
  readonly id: string;
  readonly name: string;
  readonly problems: readonly string[];
  readonly unknowns: readonly string[];
}

/** The deployments whose values in force do not fit what a release declares, or may not. */
export function brokenDeployments(
  declared: DeclaredParameters,
  deployments: readonly DeploymentInForce[],
): readonly DeploymentFit[] {
  return deployments
    .map((deployment) => fitOf(declared, deployment))
    .filter(({ problems, unknowns }) => problems.length + unknowns.length > 0);
}

function fitOf(declared: DeclaredParameters, deployment: DeploymentInForce): DeploymentFit {
  const findings = (["build", "run"] as const).flatMap((list) =>
    listFindings(declared, deployment, list),
  );
  const { id, name } = deployment;
  return {
    id,
    name,
    problems: findings.flatMap(({ problem }) => problem ?? []),
    unknowns: findings.flatMap(({ unknown }) => unknown ?? []),
  };
}

interface Finding {
  readonly problem?: string;
  readonly unknown?: string;
}

function listFindings(
  declared: DeclaredParameters,
  { parameters, declared: declaredBefore }: DeploymentInForce,
  list: "build" | "run",
): readonly Finding[] {
  const values = parameters[list] ?? {};
  const before = byName(declaredBefore[list]);
  const now = byName(declared[list]);
  return [
    ...Object.entries(values).flatMap(([name, value]): readonly Finding[] => {
      const declaration = now.get(name);
      const what = `The ${list} parameter "${name}"`;
      if (declaration === undefined) {
        return [{ problem: `${what} has a value and is no longer declared.` }];
      }
      return before.get(name)?.hideValue === true
        ? hiddenFinding(what, before.get(name), declaration)
        : valueFinding(what, value, declaration);
    }),
    ...[...now.values()]
      .filter(
        (declaration) => isDemanded(declaration) && own(values, declaration.name) === undefined,
      )
      .map(({ name }) => ({
        problem: `The ${list} parameter "${name}" needs a value and has none.`,
      })),
  ];
}

function valueFinding(
  what: string,
  value: unknown,
  { type, options }: ParameterDeclaration,
): readonly Finding[] {
  const expected = fits.get(type);
  if (expected !== undefined && !expected(value)) {
    return [{ problem: `${what} has a value that is no ${type.replace("_", " ")}.` }];
  }
  if (isOffered(value, options)) return [];
  return [{ problem: `${what} has a value that is no longer among the options.` }];
}

function hiddenFinding(
  what: string,
  before: ParameterDeclaration | undefined,
  { type, options }: ParameterDeclaration,
): readonly Finding[] {
  const isAsBefore = before?.type === type && isDeepStrictEqual(before.options, options);
  if (isAsBefore || (type === "string" && (options ?? []).length === 0)) return [];
  return [
    { unknown: `${what} has a hidden value, of which nobody can tell whether it still fits.` },
  ];
}

/** For a list, the options may be meant for the list or for what is in it. */
function isOffered(value: unknown, options: ParameterDeclaration["options"]): boolean {
  if (options === undefined || options.length === 0) return true;
  const isOption = (one: unknown) => options.some((option) => isDeepStrictEqual(option.value, one));
  return isOption(value) || (Array.isArray(value) && value.every(isOption));
}

function byName(
  list: readonly ParameterDeclaration[] | undefined,
): ReadonlyMap<string, ParameterDeclaration> {
  return new Map((list ?? []).map((declaration) => [declaration.name, declaration]));
}

const isText = (value: unknown) => typeof value === "string";
const isNumber = (value: unknown) => typeof value === "number";
const listOf = (isItem: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(isItem);

/** Which values have a declared type; one that is not known takes any. */
const fits = new Map<string, (value: unknown) => boolean>([
  ["boolean", (value) => typeof value === "boolean"],
  ["string", isText],
  ["number", isNumber],
  ["object", isRecord],
  ["string_array", listOf(isText)],
  ["number_array", listOf(isNumber)],
  ["object_array", listOf(isRecord)],
]);
