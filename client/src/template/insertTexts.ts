import { TemplateError } from "./jinja/templateError.js";

/** Files whose content takes the place of a text in a block file (source: SDK). */
export interface TextFiles {
  /** For `body.metadata.description`. */
  readonly description?: TextFile;
  /** For `body.release.notes`. */
  readonly notes?: TextFile;
}

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Throws `TemplateError` unless the name of a text file ends with `.md` or `.txt`. */
export function checkTextFileName(name: string): void {
  if (/\.(?:md|txt)$/i.test(name)) return;
  throw new TemplateError("value", `The text file "${name}" has to end with .md or .txt.`);
}

/** The content of a block file with the texts of files put in. */
export function insertTexts(content: unknown, { description, notes }: TextFiles): unknown {
  const withDescription =
    description === undefined
      ? content
      : put(content, ["body", "metadata", "description"], description);
  return notes === undefined
    ? withDescription
    : put(withDescription, ["body", "release", "notes"], notes);
}

function put(content: unknown, [key, ...path]: readonly string[], file: TextFile): unknown {
  if (key === undefined) {
    checkTextFileName(file.name);
    return file.text;
  }
  const fields = typeof content === "object" && content !== null ? Object.entries(content) : [];
  const old = fields.find(([name]) => name === key)?.[1] as unknown;
  const others = fields.filter(([name]) => name !== key);
  return Object.fromEntries([...others, [key, put(old, path, file)]]);
}
