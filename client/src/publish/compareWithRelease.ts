import type { CallOptions, PressClient } from "../api/pressClient.js";
import type { Release, SpecSummary } from "../api/resources.js";
import { isRecord } from "../api/guards.js";
import type { BlockContent } from "./blockContent.js";
import { brokenDeployments, type DeploymentFit } from "./contract/brokenDeployments.js";
import { compareContracts } from "./contract/compareContracts.js";
import { worstImpact, type ContractChange, type Impact } from "./contract/contractChange.js";
import { contractOfBlock, contractOfRelease } from "./contract/contractOf.js";
import { deploymentsInForce } from "./deploymentsInForce.js";
import type { DeclaredParameters } from "../api/resources.js";

/** A block file beside a release of its spec. */
export interface ReleaseComparison {
  readonly release: Release;
  /** Worst first; empty when the file says what the release says. */
  readonly changes: readonly ContractChange[];
  readonly impact?: Impact;
  readonly affected: AffectedDeployments;
}

/** The deployments that the changes would break, as far as that is known. */
export type AffectedDeployments =
  | { readonly state: "none" }
  /** The platform does not tell. */
  | { readonly state: "unknown" }
  | {
      readonly state: "known";
      readonly fits: readonly DeploymentFit[];
      /** How many deployments were not looked at. */
      readonly unread: number;
    };

/**
 * Compares a block file with a release of its spec, and looks at the spec's deployments where declared parameters
 * changed in a breaking way. Rejects with `PressError`.
 */
export async function compareWithRelease(
  request: {
    readonly client: PressClient;
    readonly spec: Pick<SpecSummary, "id" | "kind">;
    readonly version: string;
    readonly block: BlockContent;
  },
  options: CallOptions = {},
): Promise<ReleaseComparison> {
  const { client, spec, version, block } = request;
  const release = await client.describeSpecRelease(spec.id, version, options);
  const changes = compareContracts(
    contractOfRelease(release, spec.kind),
    contractOfBlock(block, spec.kind),
  );
  const impact = worstImpact(changes);
  const affected = changes.some(concernsDeployments)
    ? await affectedDeployments(client, spec.id, { declared: declaredIn(block), options })
    : ({ state: "none" } as const);
  return { release, changes, affected, ...(impact === undefined ? {} : { impact }) };
}

function concernsDeployments({ impact, path }: ContractChange): boolean {
  return impact === "breaking" && path[0] === "parameters";
}

async function affectedDeployments(
  client: PressClient,
  specId: string,
  request: { readonly declared: DeclaredParameters; readonly options: CallOptions },
): Promise<AffectedDeployments> {
  const { declared, options } = request;
  const found = await deploymentsInForce(client, specId, options);
  if (found === undefined) return { state: "unknown" };
  const fits = brokenDeployments(declared, found.deployments);
  return { state: "known", fits, unread: found.unread };
}

/** The language server has checked the declarations, so that they have the platform's shape. */
function declaredIn({ content }: BlockContent): DeclaredParameters {
  return isRecord(content.parameters) ? content.parameters : {};
}
