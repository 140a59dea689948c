import { buildParameters, isReferenceBegun } from "./sources/buildParameters.js";
import { deployedKeys, deployedValues, deployedVersion } from "./sources/deployed.js";
import { ruleKeys, schemaKeys } from "./sources/keys.js";
import { inheritedVariables, missingNames } from "./sources/namedKeys.js";
import { parametersOfConditions, workflowNames } from "./sources/names.js";
import { namedParts, wholeParts } from "./sources/parts.js";
import { paths } from "./sources/paths.js";
import type { Place, Provider } from "./place.js";
import type { Proposal } from "./proposal.js";
import { remoteValues } from "./sources/remote.js";
import { missingVariables } from "./sources/templateVariables.js";
import { platformNames } from "./sources/secrets.js";
import { schemaValues, usualValues } from "./sources/values.js";
import { wholeFiles } from "./sources/wholeFiles.js";

/** Who knows keys, in the order in which they are shown. */
const keyProviders: readonly Provider[] = [
  ruleKeys,
  missingNames,
  wholeParts,
  namedParts,
  inheritedVariables,
  deployedKeys,
  missingVariables,
  schemaKeys,
  wholeFiles,
];

/** Who knows values, in the order in which they are shown. */
const valueProviders: readonly Provider[] = [
  workflowNames,
  parametersOfConditions,
  platformNames,
  remoteValues,
  deployedVersion,
  deployedValues,
  schemaValues,
  paths,
  usualValues,
  buildParameters,
];

/** The keys that may be written at a place. */
export function keyProposals(place: Place): readonly Proposal[] {
  return keyProviders.flatMap((propose) => propose(place));
}

/** The values that may be written at a place: nothing but references where one is begun. */
export function valueProposals(place: Place): readonly Proposal[] {
  if (isReferenceBegun(place)) return buildParameters(place);
  return valueProviders.flatMap((propose) => propose(place));
}
