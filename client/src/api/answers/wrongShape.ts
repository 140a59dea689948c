/** The value at `at` is not what was expected there. */
export class WrongShape extends Error {
  constructor(at: string, expected: string) {
    super(at === "" ? `an answer that is not ${expected}` : `"${at}" that is not ${expected}`);
    this.name = "WrongShape";
  }
}
