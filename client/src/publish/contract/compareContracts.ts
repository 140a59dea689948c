import { isDeepStrictEqual } from "node:util";
import { isRecord } from "../../api/guards.js";
import { configRules } from "./configRules.js";
import type { ContractChange } from "./contractChange.js";
import { impacts } from "./contractChange.js";
import { namesAt, type ContractRule } from "./contractRule.js";
import { contractTree, declaredNames, grainAt, type BlockContract } from "./contractTree.js";
import { differences, type Difference } from "./differences.js";
import { parameterRules } from "./parameterRules.js";
import { stepRules } from "./stepRules.js";

/** The first one that fits counts; the last one fits everything, so that no difference is passed over. */
const rules: readonly ContractRule[] = [...parameterRules, ...stepRules, ...configRules];

/** What changed between two releases of a block, worst first. Empty when nothing did. */
export function compareContracts(
  before: BlockContract,
  after: BlockContract,
): readonly ContractChange[] {
  const areBothNamed = before.artifact?.id !== undefined && after.artifact?.id !== undefined;
  const comparable = areBothNamed ? (one: BlockContract) => one : withoutArtifactId;
  const trees = {
    before: contractTree(comparable(before)),
    after: contractTree(comparable(after)),
  };
  const changes = [
    ...differences(trees.before, trees.after, grainAt).flatMap((difference) =>
      judge(difference, trees),
    ),
    ...reorderedParameters(before.parameters, after.parameters),
  ];
  const rank = ({ impact }: ContractChange) => impacts.indexOf(impact);
  return changes.sort((one, other) => rank(one) - rank(other));
}

/** A file does not know the id that its archive will have. */
function withoutArtifactId(contract: BlockContract): BlockContract {
  return contract.artifact === undefined ? contract : { ...contract, artifact: {} };
}

function judge(
  difference: Difference,
  trees: { readonly before: unknown; readonly after: unknown },
): readonly ContractChange[] {
  const { path, before, after } = difference;
  for (const { pattern, assumed, judge: verdictsOf } of rules) {
    const names = namesAt(pattern, path);
    if (names === undefined) continue;
    if (isSame(before, after, assumed)) return [];
    return verdictsOf({ ...difference, names, trees }).map((verdict) => ({ ...verdict, path }));
  }
  return [];
}

function isSame(before: unknown, after: unknown, assumed: unknown): boolean {
  return isDeepStrictEqual(before ?? assumed, after ?? assumed);
}

function reorderedParameters(before: unknown, after: unknown): readonly ContractChange[] {
  if (!isRecord(before) || !isRecord(after)) return [];
  return Object.keys(after).flatMap((list) => {
    const was = declaredNames(before[list]) ?? [];
    const is = declaredNames(after[list]) ?? [];
    const kept = is.filter((name) => was.includes(name));
    const keptBefore = was.filter((name) => is.includes(name));
    if (isDeepStrictEqual(kept, keptBefore)) return [];
    return [
      {
        impact: "cosmetic" as const,
        path: ["parameters", list],
        message: `The order of the ${list} parameters changed.`,
      },
    ];
  });
}
