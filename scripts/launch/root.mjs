import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");

/** A path in the project. @param {...string} parts */
export const inProject = (...parts) => path.join(root, ...parts);
