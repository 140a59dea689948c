import type { Rule } from "./rule.js";
import { conditionalOutputUnknown } from "./condition/conditionalOutputUnknown.js";
import { conditionalStepNotParent } from "./condition/conditionalStepNotParent.js";
import { conditionalStepUnknown } from "./condition/conditionalStepUnknown.js";
import { parentStatusNotParent } from "./condition/parentStatusNotParent.js";
import { withoutParents } from "./condition/withoutParents.js";
import { cycle } from "./graph/cycle.js";
import { duplicateParent } from "./graph/duplicateParent.js";
import { redundantParent } from "./graph/redundantParent.js";
import { selfParent } from "./graph/selfParent.js";
import { unknownParent } from "./graph/unknownParent.js";
import { defaultMissing } from "./parameter/defaultMissing.js";
import { defaultNotOption } from "./parameter/defaultNotOption.js";
import { defaultType } from "./parameter/defaultType.js";
import { duplicateName } from "./parameter/duplicateName.js";
import { hideValueStringOnly } from "./parameter/hideValueStringOnly.js";
import { runReference } from "./parameter/runReference.js";
import { unknownReference } from "./parameter/unknownReference.js";
import { unknownImage } from "./reference/unknownImage.js";
import { unusedImage } from "./reference/unusedImage.js";
import { empty } from "./step/empty.js";
import { inheritUnknown } from "./step/inheritUnknown.js";
import { nameCharset } from "./step/nameCharset.js";

/** Every rule, in the order of docs/rules.md. */
export const rules: readonly Rule[] = [
  unknownParent,
  selfParent,
  duplicateParent,
  cycle,
  redundantParent,
  unknownImage,
  unusedImage,
  withoutParents,
  conditionalStepUnknown,
  conditionalStepNotParent,
  conditionalOutputUnknown,
  parentStatusNotParent,
  empty,
  nameCharset,
  inheritUnknown,
  defaultType,
  defaultMissing,
  defaultNotOption,
  duplicateName,
  unknownReference,
  runReference,
  hideValueStringOnly,
];
