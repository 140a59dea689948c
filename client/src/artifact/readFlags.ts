import { constants } from "node:fs";

/** A link that took a file's place must not be followed, and a pipe must not block. */
export const readFlags =
  process.platform === "win32"
    ? constants.O_RDONLY
    : constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
