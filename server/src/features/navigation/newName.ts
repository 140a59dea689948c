import type { NameIdentity, NameKind } from "../names/occurrence.js";
import { quote } from "../../rules/quote.js";

/** What a name is called in sentences. */
export const kindNames: Readonly<Record<NameKind, string>> = {
  step: "step",
  image: "image",
  output: "output parameter",
  parameter: "parameter",
  environment: "variable of the step",
  anchor: "anchor",
  variable: "template variable",
  spec: "spec",
};

interface NameForm {
  readonly pattern: RegExp;
  /** What is right, after "it". */
  readonly rule: string;
}

const forms: Readonly<Partial<Record<NameKind, NameForm>>> = {
  // An underscore is refused by the platform's own editor only, which a finding tells.
  step: { pattern: /^[\p{L}\p{M}\p{N}_-]+$/u, rule: "can hold letters, digits and hyphens only" },
  anchor: {
    pattern: /^[\w-]+$/,
    rule: 'can hold only letters from A to Z, digits, "-" and "_"',
  },
  variable: {
    pattern: /^[A-Za-z_]\w*$/,
    rule: 'begins with a letter or "_" and holds letters, digits and "_"',
  },
  environment: {
    pattern: /^[A-Za-z_]\w*$/,
    rule: 'begins with a letter or "_" and holds letters, digits and "_"',
  },
};

/** Words that mean something else in a template. */
const templateWords: ReadonlySet<string> = new Set(
  (
    "and or not in is if elif else for true false none True False None recursive set macro call filter block include " +
    "import from with raw os_env range dict lipsum cycler joiner namespace loop self super caller varargs kwargs"
  ).split(" "),
);

/** What YAML readers do not take for printable, and line breaks, which no name can have. */
const unprintable = /[^\x20-\x7E\xA0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/u;
/** A key longer than 1,024 characters is none to a YAML reader. */
const longest = 1000;

/** Why a name cannot be given, as a sentence; undefined when it can. */
export function problemOfName({ kind, owner }: NameIdentity, name: string): string | undefined {
  const what = kindNames[kind];
  if (name.trim() === "") return `The name of ${article(what)} ${what} cannot be empty.`;
  const refuse = (rule: string) => `The name ${quote(name)} cannot be that of ${article(what)} ${what}: it ${rule}.`;
  if (name !== name.trim()) return refuse("begins or ends with a blank");
  if (name.length > longest) return refuse(`is longer than ${longest.toLocaleString("en")} characters`);
  if (unprintable.test(name)) return refuse("holds a line break or another character that cannot be printed");
  if (/\{\{|\{%|\{#/.test(name)) return refuse("would be taken for a template");
  if (name.startsWith("@param:")) return refuse("would be taken for a reference to a parameter");
  if (kind === "parameter" && owner === "build" && /\s/.test(name)) {
    return refuse('holds a blank, with which "@param:" cannot name it');
  }
  const form = forms[kind];
  if (form && !form.pattern.test(name)) return refuse(form.rule);
  if (kind === "variable" && templateWords.has(name)) return refuse("has a meaning of its own in templates");
  return undefined;
}

export function article(what: string): string {
  return /^[aeiou]/.test(what) ? "an" : "a";
}
