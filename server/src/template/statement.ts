/** A statement tag in its parts: `{%- for x in xs %}` is `for` and ` x in xs `. */
export interface Statement {
  readonly keyword: string;
  /** What follows the keyword, up to the end of the tag. */
  readonly rest: string;
  /** Where `rest` begins within the tag. */
  readonly restStart: number;
}

/** The parts of a statement tag, from its text; undefined for a tag without a keyword. */
export function readStatement(source: string): Statement | undefined {
  const head = /^\{%[-+]?\s*([a-z_]\w*)/i.exec(source);
  if (head?.[1] === undefined) return undefined;
  const restStart = head[0].length;
  const rest = source.slice(restStart).replace(/[-+]?%\}$/, "");
  return { keyword: head[1], rest, restStart };
}

/** Statements that render to nothing and leave the text around them as it is. */
const inert = /^\{%[-+]?\s*(?:raw|endraw|import|from|do|set\s[^%]*=)(?!\w)/;

/** Whether a statement tag neither adds, repeats nor removes parts of the text around it. */
export function isInert(source: string): boolean {
  return inert.test(source);
}

/** Whether a `set` statement opens a block: it has no `=`. */
export function isSetBlock({ keyword, rest }: Statement): boolean {
  return keyword === "set" && !/(?<![=!<>])=(?!=)/.test(rest);
}
