import type { NoticeAction } from "./prompts.js";

/** Why a command cannot go on: one sentence for people, and the ways out. */
export class ExpectedError extends Error {
  readonly actions: readonly NoticeAction[];

  constructor(message: string, actions: readonly NoticeAction[] = []) {
    super(message);
    this.name = "ExpectedError";
    this.actions = actions;
  }
}
