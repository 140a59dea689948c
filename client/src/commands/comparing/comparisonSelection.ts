import { targetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { ExpectedError } from "../../ui/expectedError.js";
import { requireConnection } from "../requireConnection.js";
import type { Services } from "../services.js";
import { showReleaseContract, showTargetDiff, type ComparedTarget } from "./compareTargets.js";
import { targetTitle } from "./targetDocument.js";

const contextKeys = {
  release: "pressBlock:releaseSelected",
  deployment: "pressBlock:deploymentSelected",
  revision: "pressBlock:revisionSelected",
} as const;

/** Remembers in a view what another item is to be compared with. */
export class ComparisonSelection {
  readonly #services: Services;
  #selected: ComparedTarget | undefined;
  /** The account that it was selected with: ids mean nothing to another one. */
  #account: string | undefined;

  constructor(services: Services) {
    this.#services = services;
  }

  select(argument: unknown): void {
    this.#selected = comparedTarget(argument);
    this.#account = this.#services.accounts.active()?.id;
    for (const [kind, key] of Object.entries(contextKeys)) {
      this.#services.editor.setContext(key, kind === this.#selected?.kind);
    }
  }

  async compare(argument: unknown, as: "text" | "contract"): Promise<void> {
    const connection = requireConnection(this.#services);
    const target = comparedTarget(argument);
    const selected = this.#account === connection.account.id ? this.#selected : undefined;
    if (target === undefined || selected === undefined) {
      throw new ExpectedError(
        "Select a release, a deployment or a revision for the comparison in its view first.",
      );
    }
    if (selected.kind !== target.kind) {
      throw new ExpectedError(
        `${displayText(targetTitle(selected))} is a ${selected.kind} and ${displayText(targetTitle(target))} is a ${target.kind}; compare two of a kind.`,
      );
    }
    if (as === "contract" && selected.kind === "release" && target.kind === "release") {
      await showReleaseContract(this.#services, connection, [selected, target]);
    } else {
      await showTargetDiff(this.#services, connection, [selected, target]);
    }
  }
}

function comparedTarget(argument: unknown): ComparedTarget | undefined {
  return (
    targetOf(argument, "release") ??
    targetOf(argument, "deployment") ??
    targetOf(argument, "revision")
  );
}
