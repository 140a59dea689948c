import { buildParameters, isReferenceBegun } from "./buildParameters.js";
import { deployedKeys, deployedValues, deployedVersion } from "./deployed.js";
import { ruleKeys, schemaKeys } from "./keys.js";
import { inheritedVariables, missingNames } from "./namedKeys.js";
import { parametersOfConditions, workflowNames } from "./names.js";
import { namedParts, wholeParts } from "./parts.js";
import { paths } from "./paths.js";
import type { Place, Provider } from "./place.js";
import type { Proposal } from "./proposal.js";
import { platformNames } from "./secrets.js";
import { schemaValues, usualValues } from "./values.js";
import { wholeFiles } from "./wholeFiles.js";

/** Who knows keys, in the order in which they are shown. */
const keyProviders: readonly Provider[] = [
  ruleKeys,
  missingNames,
  wholeParts,
  namedParts,
  inheritedVariables,
  deployedKeys,
  schemaKeys,
  wholeFiles,
];

/** Who knows values, in the order in which they are shown. */
const valueProviders: readonly Provider[] = [
  workflowNames,
  parametersOfConditions,
  platformNames,
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
