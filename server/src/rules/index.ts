import type { Rule } from "./rule.js";
import { plainHttp } from "./auth/plainHttp.js";
import { conditionalOutputUnknown } from "./condition/conditionalOutputUnknown.js";
import { conditionalStepNotParent } from "./condition/conditionalStepNotParent.js";
import { conditionalStepUnknown } from "./condition/conditionalStepUnknown.js";
import { contradiction } from "./condition/contradiction.js";
import { parentStatusNotParent } from "./condition/parentStatusNotParent.js";
import { trivialStatus } from "./condition/trivialStatus.js";
import { unhandledSuccess } from "./condition/unhandledSuccess.js";
import { withoutParents } from "./condition/withoutParents.js";
import { dialect } from "./cron/dialect.js";
import { syntax as cronSyntax } from "./cron/syntax.js";
import { tooOften } from "./cron/tooOften.js";
import { duplicateSecret } from "./environment/duplicateSecret.js";
import { nameCollision } from "./environment/nameCollision.js";
import { variableName } from "./environment/variableName.js";
import { cycle } from "./graph/cycle.js";
import { duplicateParent } from "./graph/duplicateParent.js";
import { noSteps } from "./graph/noSteps.js";
import { redundantParent } from "./graph/redundantParent.js";
import { selfParent } from "./graph/selfParent.js";
import { unknownParent } from "./graph/unknownParent.js";
import { doubleAuthorization } from "./http/doubleAuthorization.js";
import { duplicateHeader } from "./http/duplicateHeader.js";
import { payloadJson as httpPayloadJson } from "./http/payloadJson.js";
import { payloadWithGet } from "./http/payloadWithGet.js";
import { unknownPlaceholder } from "./http/unknownPlaceholder.js";
import { unprotectedPlaceholder } from "./http/unprotectedPlaceholder.js";
import { urlScheme } from "./http/urlScheme.js";
import { floatingVersion } from "./image/floatingVersion.js";
import { sameFile } from "./output/sameFile.js";
import { unused as unusedOutput } from "./output/unused.js";
import { defaultMissing } from "./parameter/defaultMissing.js";
import { defaultNotOption } from "./parameter/defaultNotOption.js";
import { defaultType } from "./parameter/defaultType.js";
import { duplicateName } from "./parameter/duplicateName.js";
import { hideValueStringOnly } from "./parameter/hideValueStringOnly.js";
import { runReference } from "./parameter/runReference.js";
import { unknownReference } from "./parameter/unknownReference.js";
import { unknownImage } from "./reference/unknownImage.js";
import { unusedImage } from "./reference/unusedImage.js";
import { allSkipped } from "./run/allSkipped.js";
import { exitCodeZero } from "./run/exitCodeZero.js";
import { skipDagAlone } from "./run/skipDagAlone.js";
import { inConfig } from "./secret/inConfig.js";
import { inStep } from "./secret/inStep.js";
import { insteadOfName } from "./secret/insteadOfName.js";
import { fileExtension } from "./sql/fileExtension.js";
import { empty } from "./step/empty.js";
import { inheritAmbiguous } from "./step/inheritAmbiguous.js";
import { inheritNotParent } from "./step/inheritNotParent.js";
import { inheritStandard } from "./step/inheritStandard.js";
import { inheritUnknown } from "./step/inheritUnknown.js";
import { inheritWithoutParents } from "./step/inheritWithoutParents.js";
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
import { repositoryUrl } from "./step/repositoryUrl.js";
import { similarName } from "./step/similarName.js";
import { duplicate as duplicateTrigger } from "./trigger/duplicate.js";
import { missing as triggerMissing } from "./trigger/missing.js";
import { webhookIdAlone } from "./trigger/webhookIdAlone.js";
import { address } from "./watcher/address.js";
import { noEvent } from "./watcher/noEvent.js";
import { payloadJson as watcherPayloadJson } from "./watcher/payloadJson.js";
import { webhookUrl } from "./watcher/webhookUrl.js";
import { pathMissing } from "./artifact/pathMissing.js";
import { pathNotFolder } from "./artifact/pathNotFolder.js";
import { ignoreFileMissing } from "./artifact/ignoreFileMissing.js";
import { noIgnoreFile } from "./artifact/noIgnoreFile.js";
import { dockerfileMissing } from "./image/dockerfileMissing.js";
import { contextMissing } from "./image/contextMissing.js";
import { legacyKind } from "./spec/legacyKind.js";
import { unknownVariable } from "./template/unknownVariable.js";
import { unusedParameter } from "./template/unusedParameter.js";
import { includeNotFound } from "./template/includeNotFound.js";
import { includeCycle } from "./template/includeCycle.js";
import { textAfterInclude } from "./template/textAfterInclude.js";
import { unquotedValue } from "./template/unquotedValue.js";
import { specFile } from "./deployment/specFile.js";
import { unknownParameter as unknownValue } from "./deployment/unknownParameter.js";
import { requiredValue } from "./deployment/requiredValue.js";
import { valueType as givenValueType } from "./deployment/valueType.js";
import { valueNotOption } from "./deployment/valueNotOption.js";
import { hiddenValue } from "./deployment/hiddenValue.js";
import { patchBuildParameter } from "./deployment/patchBuildParameter.js";
import { unknownSpec } from "./remote/unknownSpec.js";
import { unknownRelease } from "./remote/unknownRelease.js";
import { unknownInstanceType } from "./remote/unknownInstanceType.js";

/** Every rule, in the order of docs/rules.md. */
export const rules: readonly Rule[] = [
  noSteps,
  unknownParent,
  selfParent,
  duplicateParent,
  cycle,
  redundantParent,
  unknownImage,
  unusedImage,
  floatingVersion,
  withoutParents,
  conditionalStepUnknown,
  conditionalStepNotParent,
  conditionalOutputUnknown,
  parentStatusNotParent,
  contradiction,
  trivialStatus,
  unhandledSuccess,
  empty,
  nameCharset,
  similarName,
  repositoryUrl,
  inheritUnknown,
  inheritWithoutParents,
  inheritNotParent,
  inheritAmbiguous,
  inheritStandard,
  variableName,
  duplicateSecret,
  nameCollision,
  unusedOutput,
  sameFile,
  insteadOfName,
  inStep,
  inConfig,
  exitCodeZero,
  skipDagAlone,
  allSkipped,
  urlScheme,
  httpPayloadJson,
  payloadWithGet,
  unknownPlaceholder,
  unprotectedPlaceholder,
  duplicateHeader,
  doubleAuthorization,
  plainHttp,
  fileExtension,
  triggerMissing,
  duplicateTrigger,
  webhookIdAlone,
  cronSyntax,
  dialect,
  tooOften,
  noEvent,
  webhookUrl,
  watcherPayloadJson,
  address,
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
  pathMissing,
  pathNotFolder,
  ignoreFileMissing,
  noIgnoreFile,
  dockerfileMissing,
  contextMissing,
  legacyKind,
  unknownVariable,
  unusedParameter,
  includeNotFound,
  includeCycle,
  textAfterInclude,
  unquotedValue,
  specFile,
  unknownValue,
  requiredValue,
  givenValueType,
  valueNotOption,
  hiddenValue,
  patchBuildParameter,
  unknownSpec,
  unknownRelease,
  unknownInstanceType,
];
