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
import { tenantsWithoutShared } from "./discovery/tenantsWithoutShared.js";
import { sharedWithoutTenants } from "./discovery/sharedWithoutTenants.js";
import { duplicateTenant } from "./discovery/duplicateTenant.js";
import { publicScope } from "./discovery/publicScope.js";
import { snakeCase } from "./spec/snakeCase.js";
import { formatVersion } from "./spec/formatVersion.js";
import { nameStyle } from "./metadata/nameStyle.js";
import { contentTypeAlone } from "./metadata/contentTypeAlone.js";
import { markdownAsPlain } from "./metadata/markdownAsPlain.js";
import { imageUrl } from "./metadata/imageUrl.js";
import { duplicateTag } from "./metadata/duplicateTag.js";
import { notesMissing } from "./release/notesMissing.js";
import { required as artifactRequired } from "./artifact/required.js";
import { unneeded } from "./artifact/unneeded.js";
import { ignoreFileNotInPath } from "./artifact/ignoreFileNotInPath.js";
import { webAppOnly } from "./service/webAppOnly.js";
import { stickyAndZero } from "./service/stickyAndZero.js";
import { instancesAndZero } from "./service/instancesAndZero.js";
import { imageReference } from "./service/imageReference.js";
import { healthPath } from "./service/healthPath.js";
import { buildAndRun } from "./parameter/buildAndRun.js";
import { titleMissing } from "./parameter/titleMissing.js";
import { hiddenDefault } from "./parameter/hiddenDefault.js";
import { unused } from "./parameter/unused.js";
import { valueType as optionValueType } from "./option/valueType.js";
import { duplicate as duplicateOption } from "./option/duplicate.js";
import { unknownParameter } from "./enablement/unknownParameter.js";
import { self } from "./enablement/self.js";
import { ring } from "./enablement/ring.js";
import { sideBySide } from "./enablement/sideBySide.js";
import { valueType as comparedValueType } from "./enablement/valueType.js";
import { required as conditionalRequired } from "./enablement/required.js";
import { parameterType } from "./reference/parameterType.js";
import { insideText } from "./reference/insideText.js";
import { outsideConfig } from "./reference/outsideConfig.js";
import { spelling } from "./reference/spelling.js";
import { nothingWritten } from "./value/nothingWritten.js";
import { duplicateId } from "./related/duplicateId.js";

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
  tenantsWithoutShared,
  sharedWithoutTenants,
  duplicateTenant,
  publicScope,
  formatVersion,
  snakeCase,
  nameStyle,
  contentTypeAlone,
  markdownAsPlain,
  imageUrl,
  duplicateTag,
  notesMissing,
  artifactRequired,
  unneeded,
  ignoreFileNotInPath,
  webAppOnly,
  stickyAndZero,
  instancesAndZero,
  healthPath,
  imageReference,
  buildAndRun,
  titleMissing,
  hiddenDefault,
  unused,
  optionValueType,
  duplicateOption,
  unknownParameter,
  self,
  ring,
  sideBySide,
  comparedValueType,
  conditionalRequired,
  parameterType,
  insideText,
  outsideConfig,
  spelling,
  nothingWritten,
  duplicateId,
];
