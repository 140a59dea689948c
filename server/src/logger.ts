/** Where the server tells what it does; an output channel in an editor. */
export interface Logger {
  info(message: string): void;
  error(message: string): void;
}
