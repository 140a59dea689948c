import type { MementoPort } from "../auth/accountStore.js";
import { Emitter, type Subscribe } from "../emitter.js";
import { readFilter, type Area, type ListFilter } from "./listFilter.js";

/** How the deployments are laid out. */
export type Grouping = "none" | "status" | "spec";

export const groupings: readonly Grouping[] = ["none", "status", "spec"];

export interface SettingsChange {
  readonly area: Area;
  readonly changed: "filter" | "layout";
}

/** What the user chose to see in the views, remembered for the workspace. */
export class ViewSettings {
  readonly #memory: MementoPort;
  readonly #changed: Emitter<SettingsChange>;

  constructor(memory: MementoPort, onListenerError: (error: unknown) => void) {
    this.#memory = memory;
    this.#changed = new Emitter(onListenerError);
  }

  get onDidChange(): Subscribe<SettingsChange> {
    return this.#changed.event;
  }

  filter(area: Area): ListFilter {
    return readFilter(area, this.#memory.get(`filter:${area}`));
  }

  async setFilter(area: Area, filter: ListFilter): Promise<void> {
    await this.#memory.update(`filter:${area}`, filter);
    this.#changed.fire({ area, changed: "filter" });
  }

  /** How the deployments are laid out. */
  get grouping(): Grouping {
    const stored = this.#memory.get("grouping:deployments");
    return groupings.find((grouping) => grouping === stored) ?? "none";
  }

  async setGrouping(grouping: Grouping): Promise<void> {
    await this.#memory.update("grouping:deployments", grouping);
    this.#changed.fire({ area: "deployments", changed: "layout" });
  }
}
