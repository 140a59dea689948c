import type { CollectionName } from "./resourceStore.js";

/** What a tree item stands for, handed to the commands in its context menu. Holds what people and requests need. */
export type Target =
  | {
      readonly kind: "spec";
      readonly id: string;
      readonly name: string;
      readonly blockKind: string;
    }
  | {
      readonly kind: "release";
      readonly specId: string;
      readonly specName: string;
      readonly blockKind: string;
      readonly version: string;
    }
  | {
      readonly kind: "deployment";
      readonly id: string;
      readonly name: string;
      readonly blockKind: string;
    }
  | {
      readonly kind: "revision";
      readonly deploymentId: string;
      readonly deploymentName: string;
      readonly blockKind: string;
      readonly revision: string;
    }
  /** A file of the workspace. */
  | { readonly kind: "file"; readonly uri: string }
  | { readonly kind: "more"; readonly collection: CollectionName };

export type TargetOf<Kind extends Target["kind"]> = Extract<Target, { kind: Kind }>;

/** Something that stands for a target, such as a tree item. */
export abstract class TargetHolder {
  abstract readonly target: Target | undefined;
}

/** The target of that kind that a menu handed over; undefined when the command was started without one. */
export function targetOf<Kind extends Target["kind"]>(
  argument: unknown,
  kind: Kind,
): TargetOf<Kind> | undefined {
  if (!(argument instanceof TargetHolder)) return undefined;
  const { target } = argument;
  return target !== undefined && isOfKind(target, kind) ? target : undefined;
}

function isOfKind<Kind extends Target["kind"]>(
  target: Target,
  kind: Kind,
): target is TargetOf<Kind> {
  return target.kind === kind;
}

/** A release that is no tree item: the one that was just published. */
export class ReleaseTarget extends TargetHolder {
  override readonly target: TargetOf<"release">;

  constructor(target: TargetOf<"release">) {
    super();
    this.target = target;
  }
}
