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
import { repositoryUrl } from "./step/repositoryUrl.js";
import { similarName } from "./step/similarName.js";
import { duplicate as duplicateTrigger } from "./trigger/duplicate.js";
import { missing as triggerMissing } from "./trigger/missing.js";
import { webhookIdAlone } from "./trigger/webhookIdAlone.js";
import { address } from "./watcher/address.js";
import { noEvent } from "./watcher/noEvent.js";
import { payloadJson as watcherPayloadJson } from "./watcher/payloadJson.js";
import { webhookUrl } from "./watcher/webhookUrl.js";

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
];
