import type { Prompts } from "./ui/prompts.js";
import type { Trees } from "./views/showTrees.js";

/** What the extension hands to the tests that run in its extension host, and to nobody else. */
export interface TestApi {
  readonly trees: Trees;
  /** Resolves when the language server answers. */
  readonly languageServerReady: () => Promise<void>;
  /** Lets a script answer instead of a user. */
  readonly usePrompts: (prompts: Prompts) => void;
}
