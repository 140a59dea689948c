/** The offset at which the line of an offset begins. */
export function lineStartOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
