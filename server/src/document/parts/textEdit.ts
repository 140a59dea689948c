/** The one stretch of a text in which two versions differ. */
export interface TextEdit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Compared in pieces of these lengths, so that only few characters are looked at one by one. */
const pieceLengths = [16_384, 512];

export function findEdit(from: string, to: string): TextEdit {
  const shorter = Math.min(from.length, to.length);
  const start = commonLength(
    shorter,
    (length, end) => from.slice(length, end) === to.slice(length, end),
    (length) => from.charCodeAt(length) === to.charCodeAt(length),
  );
  const piece = (text: string, length: number, end: number) =>
    text.slice(text.length - end, text.length - length);
  const character = (text: string, length: number) => text.charCodeAt(text.length - 1 - length);
  const after = commonLength(
    shorter - start,
    (length, end) => piece(from, length, end) === piece(to, length, end),
    (length) => character(from, length) === character(to, length),
  );
  return { start, oldEnd: from.length - after, newEnd: to.length - after };
}

function commonLength(
  most: number,
  isSamePiece: (length: number, end: number) => boolean,
  isSameCharacter: (length: number) => boolean,
): number {
  let length = 0;
  for (const pieceLength of pieceLengths) {
    while (length < most) {
      const end = Math.min(most, length + pieceLength);
      if (!isSamePiece(length, end)) break;
      length = end;
    }
  }
  while (length < most && isSameCharacter(length)) length += 1;
  return length;
}

/** A copy that does not keep the text alive from which it was cut. */
export function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}
