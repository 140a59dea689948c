import { asMapping, asSequence, isUnknown, valueOf } from "../../model/readNode.js";
import type { BlockFile } from "../../model/spec.js";
import { holdsMappingOrNothing } from "../knownParts.js";

/** Whether the name of every declared parameter can be read from the file. */
export function hasKnownNames(file: BlockFile): boolean {
  return hasKnownNamesIn(file, "build") && hasKnownNamesIn(file, "run");
}

/** Whether the name of every parameter of one list can be read from the file. */
export function hasKnownNamesIn(file: BlockFile, list: "build" | "run"): boolean {
  const root = asMapping(file.root);
  if (!root || !holdsMappingOrNothing(root, "parameters")) return false;
  const entries = valueOf(asMapping(valueOf(root, "parameters")), list);
  if (isUnknown(entries)) return false;
  const named = file.parameters.filter((each) => each.list === list && each.name);
  return named.length === (asSequence(entries)?.items.length ?? 0);
}
