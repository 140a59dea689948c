/** What kind of mistake a template holds. `syntax`: it cannot be read; `undefined`: something of nothing was asked for. */
export type TemplateFault = "syntax" | "undefined" | "notFound" | "circular" | "limit" | "value";

/** Why a template cannot be rendered: one sentence for people, and where. */
export class TemplateError extends Error {
  readonly fault: TemplateFault;
  /** The template, as `include` names it; undefined until the place is known. */
  readonly template: string | undefined;
  /** Starts at 1. */
  readonly line: number | undefined;

  constructor(
    fault: TemplateFault,
    message: string,
    place: { readonly template?: string; readonly line?: number } = {},
  ) {
    super(message);
    this.name = "TemplateError";
    this.fault = fault;
    this.template = place.template;
    this.line = place.line;
  }

  /** The same error with its place, as far as that is not known already. */
  at(place: { readonly template: string; readonly line: number }): TemplateError {
    if (this.template !== undefined) return this;
    const { template, line } = place;
    return new TemplateError(this.fault, this.message, { template, line: this.line ?? line });
  }
}
