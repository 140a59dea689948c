import { resolveAlias } from "../../document/effectivePairs.js";
import type { ScalarNode } from "../../document/syntaxNode.js";
import { asText, valueOf } from "../../model/readNode.js";
import type { BlockFile } from "../../model/spec.js";
import { configEntries } from "../read/mappingAt.js";

/** The schedules of a workflow that are known before rendering and deployment, and not blank. */
export function readCronTriggers(file: BlockFile): readonly ScalarNode[] {
  return configEntries(file, "triggers").flatMap((trigger) => {
    const node = resolveAlias(valueOf(trigger, "cron"));
    const isKnown = node?.kind === "scalar" && (asText(node)?.text.trim() ?? "") !== "";
    return isKnown ? [node] : [];
  });
}
