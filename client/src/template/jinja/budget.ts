import { TemplateError } from "./templateError.js";

const mostSteps = 2_000_000;
const mostCharacters = 10 * 1024 * 1024;
const deepest = 150;

/** What one rendering may use, so that no template can hang the editor or fill its memory. */
export class Budget {
  #steps = 0;
  #characters = 0;
  #depth = 0;

  /** Throws `TemplateError` when too much was done. */
  step(count = 1): void {
    this.#steps += count;
    if (this.#steps > mostSteps) {
      throw new TemplateError("limit", "The template takes too many steps; shorten its loops.");
    }
  }

  /** Text that is built; what was thrown away counts, too. */
  grow(characters: number): void {
    this.#characters += characters;
    if (this.#characters > mostCharacters) {
      throw new TemplateError("limit", "The template makes more than 10 MiB of text.");
    }
  }

  /** Does work that is nested in other work. */
  nest<Result>(work: () => Result): Result {
    this.#depth += 1;
    if (this.#depth > deepest) {
      throw new TemplateError("limit", `The template is nested more than ${deepest} levels deep.`);
    }
    try {
      return work();
    } finally {
      this.#depth -= 1;
    }
  }
}
