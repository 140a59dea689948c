import { nearestName } from "../schema/nearestName.js";
import type { RuleContext } from "./rule.js";

/** Finds the known name that a mistyped one was most likely meant to be. */
export const suggestName: RuleContext["suggest"] = (name, candidates) =>
  nearestName(name, candidates);
