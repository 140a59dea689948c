import { isClearlyNested } from "../../document/format/isClearlyNested.js";
import { locate } from "../../document/locate.js";
import type { OffsetRange } from "../../document/syntaxNode.js";
import type { BlockDocument } from "../blockDocument.js";
import { inlineAlias, shareRepeated } from "./anchors.js";
import { addConditions } from "./conditions.js";
import { extractImage, inlineImage } from "./images.js";
import { extractParameter, inlineParameter } from "./parameters.js";
import type { FindRefactorings, Refactoring } from "./refactoring.js";
import { restyle } from "./restyle.js";
import { sortSteps } from "./sortSteps.js";
import { changeStepType } from "./stepType.js";

const finders: readonly FindRefactorings[] = [
  extractImage,
  shareRepeated,
  extractParameter,
  inlineImage,
  inlineAlias,
  inlineParameter,
  addConditions,
  changeStepType,
  sortSteps,
  restyle,
];

/** All that can be written differently where a range begins; nothing in a file that leaves open how it is nested. */
export function refactorings(block: BlockDocument, range: OffsetRange): readonly Refactoring[] {
  const { tree } = block.around(range.start);
  if (!isClearlyNested(tree)) return [];
  const location = locate(tree.root, range.start);
  return finders.flatMap((find) => find({ block, tree, range, location }));
}
