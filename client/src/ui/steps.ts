import type { StepPosition } from "./prompts.js";

/** The user went back to the question before. */
export class WentBack extends Error {
  constructor() {
    super("Went back.");
    this.name = "WentBack";
  }
}

/** One question of several; takes what was answered before and adds its answer. */
export type Step<State> = (state: State, position: StepPosition) => Promise<State>;

/** Asks one question after the other; *Back* asks the one before again, with what was answered before that. */
export async function runSteps<State>(
  initial: State,
  steps: readonly Step<State>[],
): Promise<State> {
  const states: State[] = [initial];
  const latest = () => states[states.length - 1] ?? initial;
  while (states.length <= steps.length) {
    const step = steps[states.length - 1];
    if (step === undefined) break;
    try {
      states.push(await step(latest(), { step: states.length, totalSteps: steps.length }));
    } catch (thrown) {
      if (!(thrown instanceof WentBack) || states.length === 1) throw thrown;
      states.pop();
    }
  }
  return latest();
}
