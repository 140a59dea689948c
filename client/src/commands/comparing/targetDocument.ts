import type { DocumentUri } from "../../remoteDocuments/documentAddress.js";
import { targetOf, type TargetOf } from "../../resources/target.js";

/** What can be shown as a document. */
export type ShownTarget = TargetOf<"spec" | "release" | "deployment" | "revision">;

/** The target that a menu handed over, when it can be shown. */
export function shownTarget(argument: unknown): ShownTarget | undefined {
  return (
    targetOf(argument, "spec") ??
    targetOf(argument, "release") ??
    targetOf(argument, "deployment") ??
    targetOf(argument, "revision")
  );
}

/** The document of a target, read with an account. */
export function targetDocument(target: ShownTarget, account: string): DocumentUri {
  switch (target.kind) {
    case "spec": {
      const { id: specId, name } = target;
      return { fileName: `${name}.block.yaml`, address: { show: "spec", account, specId } };
    }
    case "release": {
      const { specId, specName, version } = target;
      const address = { show: "release", account, specId, version } as const;
      return { fileName: `${specName}@${version}.block.yaml`, address };
    }
    case "deployment": {
      const { id: deploymentId, name } = target;
      const address = { show: "deployment", account, deploymentId } as const;
      return { fileName: `${name}.deployment.block.yaml`, address };
    }
    case "revision": {
      const { deploymentId, deploymentName, revision } = target;
      const address = { show: "revision", account, deploymentId, revision } as const;
      return { fileName: `${deploymentName}.revision-${revision}.block.yaml`, address };
    }
  }
}

/** What people call a target. */
export function targetTitle(target: ShownTarget): string {
  switch (target.kind) {
    case "spec":
    case "deployment":
      return target.name;
    case "release":
      return `${target.specName} ${target.version}`;
    case "revision":
      return `${target.deploymentName} revision ${target.revision}`;
  }
}
