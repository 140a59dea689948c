import { tokenShapes } from "./tokenShapes.js";

/**
 * Tells literal credentials from names and ordinary values. Never to be asked for more than what a text is: the text
 * itself has no place in a message.
 */

/** Longer texts are no single value, and are looked at in their beginning only. */
const longest = 10_000;

/** Every credential has so many characters in a row, which few texts have: spares them the patterns. */
const mayHoldToken = /\S{10}/;

/** What credential a text contains, with its article, told by the form that its issuer gives it. */
export function findToken(text: string): string | undefined {
  if (!mayHoldToken.test(text)) return undefined;
  const start = text.slice(0, longest);
  return tokenShapes.find(({ pattern }) => pattern.test(start))?.noun;
}

/** Names of variables that hold credentials; not those that hold where one is found. */
const confidential =
  /(?:^|[_.-])(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|(?:api|access|private|secret|account|signing|encryption|auth|client)[_.-]?(?:key|secret)|apikey|dsn)s?(?:[_.-]?(?:value|v?\d+))?$/i;

const stand =
  /^(?:changeme|change[-_]me|password|passwd|secret|token|example|dummy|none|null|test|todo|tbd|foo|bar|placeholder|redacted|your[-_].*|my[-_].*|<.*>|\$.*|%.*%|@param:.*|\*+|x+|\.+)$/i;

/** What credential the value of a variable is; undefined for what is none or only stands for one. */
export function findSecretValue(name: string, value: string): string | undefined {
  const token = findToken(value);
  if (token !== undefined) return token;
  const snake = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2");
  if (!confidential.test(snake) || isStandIn(value)) return undefined;
  if (value.length < 8 || /\s/.test(value) || isPath(value) || isName(value)) return undefined;
  return "a credential";
}

/** What credential stands where the name of a secret is asked for; undefined for what may be a name. */
export function findSecretInsteadOfName(value: string): string | undefined {
  const token = findToken(value);
  if (token !== undefined) return token;
  if (isStandIn(value)) return undefined;
  return isName(value) || isPath(value) ? undefined : "a credential";
}

function isStandIn(value: string): boolean {
  return stand.test(value.trim()) || value.includes("{{");
}

/** A path or address without credentials in it. */
function isPath(value: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|\.{0,2}\/|~\/|[A-Za-z]:\\)[^\s]*$/.test(value);
}

/** Whether a text is made of words and short numbers, as people name things: `planning-api-key-2`. */
function isName(value: string): boolean {
  if (!/^[A-Za-z0-9][A-Za-z0-9 _./-]*$/.test(value)) return false;
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return false;
  return value.split(/[ _./-]+/).every(isWord);
}

function isWord(part: string): boolean {
  if (part.length <= 4)
    return /^(?:[A-Z]?[a-z]*\d*[a-z]?|[A-Z]*\d*[A-Z]?|\d+[a-zA-Z]*)$/.test(part);
  if (/^\d+$/.test(part)) return part.length <= 10;
  const humps = part.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [];
  const switches = humps.length;
  // A word, words in camel case, or a word with a number at its end.
  if (part.length / switches >= 3.5) return hasVowels(part);
  return part.length < 10 && switches <= 3;
}

/** Random letters have few vowels, or none. */
function hasVowels(part: string): boolean {
  const letters = part.replace(/[^A-Za-z]/g, "");
  if (letters.length < 8) return true;
  const vowels = letters.replace(/[^aeiouyAEIOUY]/g, "").length;
  return vowels / letters.length >= 0.1 && !/[^aeiouyAEIOUY]{7,}/.test(letters);
}
