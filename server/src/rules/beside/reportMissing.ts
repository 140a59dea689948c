import { replaceText } from "../../document/edit/editScalar.js";
import type { Text } from "../../model/spec.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote } from "../quote.js";
import type { CommonContext, Report } from "../rule.js";
import { uriOfPath, type FilesBeside } from "./filesBeside.js";

/** A path at which there is nothing. */
export interface MissingPath {
  readonly path: Text;
  /** What is wrong, without a full stop: `No file "a.txt" in the artifact`. */
  readonly problem: string;
  /** What would be right where nothing near is there. */
  readonly advice: string;
  readonly kind: "file" | "folder";
  /** URIs of the folders that it was looked for in. */
  readonly folders: readonly string[];
}

/** Reports a missing file or folder, with the one of nearly the same name in the same place as a question. */
export function reportMissing(
  { suggest, text }: Pick<CommonContext, "suggest" | "text">,
  beside: FilesBeside,
  report: Report,
  { path, problem, advice, kind, folders }: MissingPath,
): void {
  const nearest = suggest(path.text, pathsLike(path.text, { beside, kind, folders }));
  if (nearest === undefined) {
    report(path.range, `${problem}; ${advice}.`);
    return;
  }
  report(path.range, `${problem}; did you mean ${quote(nearest)}?`, {
    fixes: () =>
      fixOf(`Change to ${quote(nearest)}`, replaceText(text, path.range, nearest), unsafe),
  });
}

/** Paths that exist and differ from a missing one in their last name only. */
export function pathsLike(
  path: string,
  {
    beside,
    kind,
    folders,
  }: { readonly beside: FilesBeside } & Pick<MissingPath, "kind" | "folders">,
): readonly string[] {
  const parent = /^.*\//s.exec(path)?.[0] ?? "";
  const names = folders.flatMap((folder) => {
    const uri = parent === "" ? folder : uriOfPath(folder, parent);
    return uri === undefined ? [] : beside.list(uri);
  });
  return names.filter((entry) => entry.kind === kind).map(({ name }) => parent + name);
}
