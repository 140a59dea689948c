/** The one stretch of a text in which two versions differ. */
export interface TextEdit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Compared in pieces of this length, so that only the piece with the difference is looked at character by character. */
const pieceLength = 4096;

export function findEdit(from: string, to: string): TextEdit {
  const shorter = Math.min(from.length, to.length);
  const start = commonStart(from, to, shorter);
  const after = commonEnd(from, to, shorter - start);
  return { start, oldEnd: from.length - after, newEnd: to.length - after };
}

function commonStart(from: string, to: string, most: number): number {
  let length = 0;
  while (length < most) {
    const end = Math.min(most, length + pieceLength);
    if (from.slice(length, end) !== to.slice(length, end)) break;
    length = end;
  }
  while (length < most && from.charCodeAt(length) === to.charCodeAt(length)) length += 1;
  return length;
}

function commonEnd(from: string, to: string, most: number): number {
  const piece = (text: string, length: number, end: number) =>
    text.slice(text.length - end, text.length - length);
  const last = (text: string, length: number) => text.charCodeAt(text.length - 1 - length);
  let length = 0;
  while (length < most) {
    const end = Math.min(most, length + pieceLength);
    if (piece(from, length, end) !== piece(to, length, end)) break;
    length = end;
  }
  while (length < most && last(from, length) === last(to, length)) length += 1;
  return length;
}

/** A copy that does not keep the text alive from which it was cut. */
export function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}
