/** A failure with a way out: its message is one sentence for the person at the terminal, and no stack belongs to it. */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {string} [output] what the failed program printed last
   */
  constructor(message, output = "") {
    super(message);
    this.output = output;
  }
}

/** Prints an error: a `Failure` as its sentence, anything else with its stack. @param {unknown} error */
export function printFailure(error) {
  if (!(error instanceof Failure)) {
    console.error(error);
    return;
  }
  if (error.output) console.error(`${error.output.trimEnd()}\n`);
  console.error(error.message);
}
