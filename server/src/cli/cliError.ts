/** What keeps a command from doing its work: shown as one sentence, and the process ends with status 2. */
export class CliError extends Error {}
