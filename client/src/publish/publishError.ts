/** Why something cannot be published or deployed as it is: one sentence for people. Nothing was sent. */
export class PublishError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PublishError";
  }
}
