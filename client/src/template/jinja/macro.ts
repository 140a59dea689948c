import { Scope } from "./scope.js";
import type { Body, Expression, Signature } from "./syntax.js";
import { TemplateError } from "./templateError.js";
import { Callable, Dict, Tuple, Undefined } from "./values.js";
import type { CallArguments, Value } from "./values.js";

interface MacroDefinition extends Signature {
  readonly name: string;
  readonly body: Body;
}

interface MacroHost {
  readonly evaluate: (expression: Expression, scope: Scope) => Value;
  readonly render: (body: Body, scope: Scope) => string;
}

/** A macro as something that can be called; it sees the names of the place where it is defined. */
export function createMacro(macro: MacroDefinition, scope: Scope, host: MacroHost): Callable {
  return new Callable(macro.name, (args) => {
    const inside = new Scope(scope);
    bind(macro, args, inside, host);
    return host.render(macro.body, inside);
  });
}

/** Too many arguments are an error, unless the body asks for them by `varargs` or `kwargs`. */
function bind(macro: MacroDefinition, args: CallArguments, inside: Scope, host: MacroHost): void {
  const { parameters, name } = macro;
  const uses = (variable: string) => JSON.stringify(macro.body, plain).includes(`"${variable}"`);
  const further = args.positional.slice(parameters.length);
  if (further.length > 0 && !uses("varargs")) {
    throw new TemplateError("value", `The macro "${name}" takes ${parameters.length} arguments.`);
  }
  const names = parameters.map((parameter) => parameter.name);
  const unknown = [...args.named].filter(([given]) => !names.includes(given) && given !== "caller");
  const [first] = unknown;
  if (first !== undefined && !uses("kwargs")) {
    throw new TemplateError("value", `The macro "${name}" has no parameter "${first[0]}".`);
  }
  for (const [index, parameter] of parameters.entries()) {
    const place = args.positional[index];
    const given = place === undefined ? args.named.get(parameter.name) : place;
    inside.set(parameter.name, given === undefined ? fallback(parameter, inside, host) : given);
  }
  inside.set("varargs", new Tuple(further));
  inside.set("kwargs", new Dict(unknown));
  const caller = args.named.get("caller") ?? new Undefined('There is no "call" tag around');
  inside.set("caller", caller);
}

function fallback(
  { name, defaultValue }: Signature["parameters"][number],
  inside: Scope,
  host: MacroHost,
): Value {
  return defaultValue === undefined
    ? new Undefined(`The parameter "${name}" was not given`)
    : host.evaluate(defaultValue, inside);
}

/** Whole numbers are no JSON. */
function plain(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
