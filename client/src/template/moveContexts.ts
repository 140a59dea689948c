import path from "node:path";

const contextLine = /^([ \t]*(?:-[ \t]+)*context:[ \t]+)(["']?)([^\r\n]*?)\2([ \t]*)$/gm;

/**
 * Re-expresses the paths of `context:` lines, which are relative to the included file, relative to the folder of the
 * file that includes it.
 */
export function moveContexts(text: string, from: string, to: string): string {
  return text.replace(contextLine, (_line, ...groups: string[]) => {
    const [key = "", quote = "", written = "", blanks = ""] = groups;
    const moved = path.relative(to, path.resolve(from, written)) || ".";
    return `${key}${quote}${moved.split(path.sep).join("/")}${quote}${blanks}`;
  });
}
