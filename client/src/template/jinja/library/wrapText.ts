import { charactersOf } from "../values.js";

interface Breaks {
  readonly width: number;
  readonly longWords: boolean;
  readonly hyphens: boolean;
}

/** One paragraph in lines of at most `width` characters; blanks at the breaks are dropped. */
export function wrapText(paragraph: string, breaks: Breaks): string[] {
  const lines: string[] = [];
  let line = "";
  const flush = () => {
    const ended = line.trimEnd();
    if (ended !== "") lines.push(ended);
    line = "";
  };
  for (const chunk of chunksOf(paragraph, breaks.hyphens)) {
    if (lengthOf(line) + lengthOf(chunk) <= breaks.width) {
      line += line === "" && lines.length > 0 && chunk.trim() === "" ? "" : chunk;
      continue;
    }
    if (chunk.trim() === "") {
      flush();
      continue;
    }
    if (lengthOf(chunk) <= breaks.width || !breaks.longWords) {
      flush();
      line = chunk;
      continue;
    }
    line = breakWord(chunk, line, { breaks, lines });
  }
  flush();
  return lines;
}

function chunksOf(paragraph: string, atHyphens: boolean): string[] {
  const words = paragraph.split(/(\s+)/).filter((part) => part !== "");
  return atHyphens ? words.flatMap((word) => word.split(/(?<=[\p{L}]{2}-)(?=[\p{L}]{2})/u)) : words;
}

/** Returns what is left for the next line. */
function breakWord(
  chunk: string,
  line: string,
  { breaks, lines }: { readonly breaks: Breaks; readonly lines: string[] },
): string {
  const characters = charactersOf(chunk);
  let rest = line;
  while (characters.length > 0) {
    const room = breaks.width - lengthOf(rest);
    rest += characters.splice(0, Math.max(0, room)).join("");
    if (characters.length > 0) {
      lines.push(rest.trimEnd());
      rest = "";
    }
  }
  return rest;
}

function lengthOf(text: string): number {
  return charactersOf(text).length;
}
