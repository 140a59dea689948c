/** What is wrong with a pattern, and the index of the character where it is. */
export interface PatternProblem {
  readonly index: number;
  readonly problem: string;
}

const longestPattern = 1024;
const mostGlobstars = 10;
const letterOrDigit = /^[A-Za-z0-9]$/;

/**
 * What makes a pattern meaningless or different from place to place, in either dialect: both refuse it, so that a line
 * never silently does nothing. `pattern` is without `!` and without white space around it.
 */
export function patternProblem(pattern: string): PatternProblem | undefined {
  if (pattern.length > longestPattern) {
    return { index: longestPattern, problem: "a pattern has at most 1,024 characters" };
  }
  if (pattern.split("**").length - 1 > mostGlobstars) {
    return { index: 0, problem: 'a pattern has at most ten "**"' };
  }
  for (let index = 0; index < pattern.length;) {
    const step = readPart(pattern, index);
    if (typeof step !== "number") return step;
    index = step;
  }
  return undefined;
}

/** The index after the escape, class or character at `index`. */
function readPart(pattern: string, index: number): number | PatternProblem {
  switch (pattern[index]) {
    case "\\":
      return readEscape(pattern, index);
    case "[":
      return readClass(pattern, index);
    default:
      return index + 1;
  }
}

function readEscape(pattern: string, index: number): number | PatternProblem {
  const next = codePointText(pattern, index + 1);
  if (next === "") {
    return {
      index,
      problem: String.raw`"\" at the end escapes nothing; white space there does not count`,
    };
  }
  if (letterOrDigit.test(next) || next === "/") {
    return {
      index,
      problem: `"\\${next}" has no defined meaning; write "\\\\${next}" or "${next}"`,
    };
  }
  return index + 1 + next.length;
}

function readClass(pattern: string, start: number): number | PatternProblem {
  const unclosed = {
    index: start,
    problem: 'the "[" is not closed; write "\\[" for the character',
  };
  let index = start + 1;
  if (pattern[index] === "^") index += 1;
  if (pattern.startsWith("!]", index)) return unclosed;
  for (let count = 0; index < pattern.length; count += 1) {
    if (pattern[index] === "]" && count > 0) return index + 1;
    const first = readMember(pattern, index);
    if (typeof first !== "number") return first;
    if (pattern[first] === "-") {
      if (first + 1 === pattern.length) return unclosed;
      const last = readMember(pattern, first + 1);
      if (typeof last !== "number") return last;
      if (memberValue(pattern, index) > memberValue(pattern, first + 1)) {
        return { index, problem: `the range "${pattern.slice(index, last)}" runs backwards` };
      }
      index = last;
    } else {
      index = first;
    }
  }
  return unclosed;
}

/** The index after the member of a class at `index`. */
function readMember(pattern: string, index: number): number | PatternProblem {
  const character = codePointText(pattern, index);
  if (character === "\\") return readEscape(pattern, index);
  if (character !== "" && "-][*?/".includes(character)) {
    return {
      index,
      problem: `"${character}" cannot stand here between "[" and "]"; escape it by "\\" or write it outside`,
    };
  }
  return index + character.length;
}

function memberValue(pattern: string, index: number): number {
  return pattern.codePointAt(pattern[index] === "\\" ? index + 1 : index) ?? 0;
}

function codePointText(text: string, index: number): string {
  const codePoint = text.codePointAt(index);
  return codePoint === undefined ? "" : String.fromCodePoint(codePoint);
}
