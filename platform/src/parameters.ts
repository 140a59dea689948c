import type { FieldError } from "./apiError.js";
import { isRecord, own, type JsonRecord } from "./record.js";

/** The two lists of declared parameters, and of the values given for them. */
const groups = ["build", "run"] as const;

interface Declaration {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly hasDefault: boolean;
  readonly defaultValue: unknown;
  readonly isHidden: boolean;
}

/** Values given for declared parameters. */
export interface Arguments {
  readonly build: JsonRecord;
  readonly run: JsonRecord;
}

export const noArguments: Arguments = { build: {}, run: {} };

const mask = "********";

/** Reads `parameters.build` and `parameters.run` of a deployment; what is no map is left out. */
export function readArguments(value: unknown): Arguments {
  if (!isRecord(value)) return noArguments;
  const build = own(value, "build");
  const run = own(value, "run");
  return { build: isRecord(build) ? build : {}, run: isRecord(run) ? run : {} };
}

/**
 * Checks values against the parameters that a release declares: each value needs a declaration whose type it has, and
 * each required parameter a value or a default.
 * @param pointer JSON pointer of the values in the request
 */
export function checkArguments(
  declared: unknown,
  given: Arguments,
  pointer: string,
): readonly FieldError[] {
  return groups.flatMap((group) => {
    const declarations = declarationsOf(declared, group);
    return [
      ...unfitValues(declarations, given[group], { group, pointer: `${pointer}/${group}` }),
      ...missingValues(declarations, given[group], { group, pointer: `${pointer}/${group}` }),
    ];
  });
}

interface Place {
  readonly group: string;
  readonly pointer: string;
}

function unfitValues(
  declarations: ReadonlyMap<string, Declaration>,
  values: JsonRecord,
  place: Place,
): readonly FieldError[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const pointer = `${place.pointer}/${escapePointer(name)}`;
    const declaration = declarations.get(name);
    if (declaration === undefined) {
      const message = `The release declares no ${place.group} parameter "${name}"${knownNames(declarations)}.`;
      return [{ pointer, message }];
    }
    if (fits(value, declaration.type)) return [];
    const message = `The ${place.group} parameter "${name}" takes ${describeType(declaration.type)}.`;
    return [{ pointer, message }];
  });
}

function missingValues(
  declarations: ReadonlyMap<string, Declaration>,
  values: JsonRecord,
  place: Place,
): readonly FieldError[] {
  return [...declarations.values()]
    .filter(
      ({ name, isRequired, hasDefault }) =>
        isRequired && !hasDefault && !Object.hasOwn(values, name),
    )
    .map(({ name }) => ({
      pointer: place.pointer,
      message: `The ${place.group} parameter "${name}" is required and has no default, so it needs a value.`,
    }));
}

function knownNames(declarations: ReadonlyMap<string, Declaration>): string {
  if (declarations.size === 0) return "";
  const names = [...declarations.keys()].slice(0, 20).map((name) => `"${name}"`);
  return `; declared are ${names.join(", ")}`;
}

/**
 * Checks new values for run parameters of a deployment: each needs a declaration whose type it has.
 * @param pointer JSON pointer of the values in the request
 */
export function checkChanges(
  declared: unknown,
  given: JsonRecord,
  pointer: string,
): readonly FieldError[] {
  const declarations = declarationsOf(declared, "run");
  const masked = Object.entries(given).filter(
    ([name, value]) => value === mask && declarations.get(name)?.isHidden === true,
  );
  return [
    ...unfitValues(declarations, given, { group: "run", pointer }),
    ...masked.map(([name]) => ({
      pointer: `${pointer}/${escapePointer(name)}`,
      message: `"${mask}" is how the hidden value of "${name}" is shown, so it cannot be its value.`,
    })),
  ];
}

/** The values in force: those given, and the defaults of the others. */
export function argumentsInForce(declared: unknown, given: Arguments): Arguments {
  return valuesOf(declared, given, (_declaration, value) => value);
}

/** The values in force, hidden ones masked. */
export function describeArguments(declared: unknown, given: Arguments): Arguments {
  return valuesOf(declared, given, ({ isHidden }, value) => (isHidden ? mask : value));
}

function valuesOf(
  declared: unknown,
  given: Arguments,
  show: (declaration: Declaration, value: unknown) => unknown,
): Arguments {
  const groupOf = (group: keyof Arguments) => {
    const values: [string, unknown][] = [];
    for (const declaration of declarationsOf(declared, group).values()) {
      const { name, defaultValue } = declaration;
      const value = Object.hasOwn(given[group], name) ? given[group][name] : defaultValue;
      if (value !== undefined) values.push([name, show(declaration, value)]);
    }
    return Object.fromEntries(values);
  };
  return { build: groupOf("build"), run: groupOf("run") };
}

/**
 * The values for a next revision: those of the one before that the release still declares with their type, replaced by
 * the ones that are given now.
 */
export function carryOver(declared: unknown, before: Arguments, given: Arguments): Arguments {
  const carry = (group: keyof Arguments) => {
    const declarations = declarationsOf(declared, group);
    const kept = Object.entries(before[group]).filter(([name, value]) => {
      const declaration = declarations.get(name);
      return declaration !== undefined && fits(value, declaration.type);
    });
    return Object.fromEntries([...kept, ...Object.entries(given[group])]);
  };
  return { build: carry("build"), run: carry("run") };
}

function declarationsOf(
  declared: unknown,
  group: keyof Arguments,
): ReadonlyMap<string, Declaration> {
  const list = isRecord(declared) ? own(declared, group) : undefined;
  const declarations = new Map<string, Declaration>();
  for (const entry of Array.isArray(list) ? list : []) {
    const declaration = readDeclaration(entry);
    if (declaration !== undefined) declarations.set(declaration.name, declaration);
  }
  return declarations;
}

function readDeclaration(entry: unknown): Declaration | undefined {
  if (!isRecord(entry)) return undefined;
  const name = own(entry, "name");
  const type = own(entry, "type");
  if (typeof name !== "string" || typeof type !== "string") return undefined;
  const defaultValue = own(entry, "defaultValue");
  const conditions = own(entry, "conditions");
  const isConditional = Array.isArray(conditions) && conditions.length > 0;
  return {
    name,
    type,
    // Whether a conditional parameter applies depends on the others, so it is never demanded.
    isRequired: own(entry, "required") === true && !isConditional,
    hasDefault: defaultValue !== undefined && defaultValue !== null,
    defaultValue: defaultValue ?? undefined,
    isHidden: own(entry, "hideValue") === true,
  };
}

const isText = (value: unknown) => typeof value === "string";
const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);

/** Per declared type: how to say it, and which values have it. */
const types = new Map<
  string,
  { readonly name: string; readonly fits: (value: unknown) => boolean }
>([
  ["boolean", { name: "true or false", fits: (value) => typeof value === "boolean" }],
  ["string", { name: "a text", fits: isText }],
  ["number", { name: "a number", fits: isNumber }],
  ["object", { name: "a map", fits: isRecord }],
  ["string_array", { name: "a list of texts", fits: listOf(isText) }],
  ["number_array", { name: "a list of numbers", fits: listOf(isNumber) }],
  ["object_array", { name: "a list of maps", fits: listOf(isRecord) }],
]);

function listOf(fitsItem: (value: unknown) => boolean) {
  return (value: unknown) => Array.isArray(value) && value.every(fitsItem);
}

/** A type that the platform does not know takes any value. */
function fits(value: unknown, type: string): boolean {
  return types.get(type)?.fits(value) ?? true;
}

function describeType(type: string): string {
  return types.get(type)?.name ?? type;
}

/** A key as a part of a JSON pointer (RFC 6901). */
export function escapePointer(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
