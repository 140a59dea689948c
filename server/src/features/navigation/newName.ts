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
const unprintable =
  /[^\x20-\x7E\xA0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/u;
/** A key longer than 1,024 characters is none to a YAML reader. */
const longest = 1000;

interface NameTest {
  readonly isWrong: (name: string, identity: NameIdentity) => boolean;
  /** What is wrong, after "it". */
  readonly reason: string;
}

const tests: readonly NameTest[] = [
  { isWrong: (name) => name !== name.trim(), reason: "begins or ends with a blank" },
  {
    isWrong: (name) => name.length > longest,
    reason: `is longer than ${longest.toLocaleString("en")} characters`,
  },
  {
    isWrong: (name) => unprintable.test(name),
    reason: "holds a line break or another character that cannot be printed",
  },
  {
    isWrong: (name) => /\{\{|\{%|\{#/.test(name),
    reason: "would be taken for a template",
  },
  {
    isWrong: (name) => name.startsWith("@param:"),
    reason: "would be taken for a reference to a parameter",
  },
  {
    isWrong: (name, { kind, owner }) =>
      kind === "parameter" && owner === "build" && /\s/.test(name),
    reason: 'holds a blank, with which "@param:" cannot name it',
  },
  {
    isWrong: (name, { kind }) => kind === "variable" && templateWords.has(name),
    reason: "has a meaning of its own in templates",
  },
];

/** Why a name cannot be given, as a sentence; undefined when it can. */
export function problemOfName(identity: NameIdentity, name: string): string | undefined {
  const what = `${article(kindNames[identity.kind])} ${kindNames[identity.kind]}`;
  if (name.trim() === "") return `The name of ${what} cannot be empty.`;
  const form = forms[identity.kind];
  const reason =
    tests.find(({ isWrong }) => isWrong(name, identity))?.reason ??
    (form?.pattern.test(name) === false ? form.rule : undefined);
  return reason && `The name ${quote(name)} cannot be that of ${what}: it ${reason}.`;
}

export function article(what: string): string {
  return /^[aeiou]/.test(what) ? "an" : "a";
}
