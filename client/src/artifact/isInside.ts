import path from "node:path";

/** Whether `filePath` is `folder` or below it. Both absolute, with links resolved. */
export function isInside(folder: string, filePath: string): boolean {
  const relative = path.relative(folder, filePath);
  const [first] = relative.split(path.sep);
  return first !== ".." && !path.isAbsolute(relative);
}
