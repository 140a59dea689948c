/** Nesting that any real block stays far below; more would overflow the stack of whoever walks the value. */
const maxDepth = 100;

/**
 * Reads JSON that a stranger sent.
 * @throws SyntaxError with one clear sentence when it is no JSON, or is nested more than 100 levels deep
 */
export function parseJsonText(text: string): unknown {
  if (depthOf(text) > maxDepth) {
    throw new SyntaxError(`It is nested more than ${maxDepth} levels deep.`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new SyntaxError("It is no valid JSON.");
  }
}

/** The deepest nesting of brackets outside strings; walks the text because a walk of the value could overflow. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (isInString) {
      if (character === "\\") index++;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === "{" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === "}" || character === "]") depth--;
  }
  return deepest;
}
