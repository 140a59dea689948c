const mark = "[redacted]";

/** Texts that look like a key whoever sent them: header lines, bearer strings, and the well-known token prefixes. */
const patterns = [
  /\b(?:proxy-)?authorization["']?\s*[:=]\s*["']?(?:(?:bearer|basic)\s+)?[^\s"',;]+/gi,
  /\b(?:bearer|basic)\s+[\w.~+/=-]{8,}/gi,
  /\b(?:x-)?api[-_]?key["']?\s*[:=]\s*["']?[^\s"',;]+/gi,
  /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-|npm_)[\w-]{10,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
];

/**
 * Takes out of a text everything that could be a key: `key`, as it is, without its `Bearer `, and encoded for a URL, and
 * whatever looks like one.
 */
export function redact(text: string, key?: string): string {
  let safe = text;
  for (const secret of spellings(key)) safe = safe.replaceAll(secret, mark);
  for (const pattern of patterns) safe = safe.replace(pattern, mark);
  return safe;
}

function spellings(key: string | undefined): string[] {
  if (key === undefined || key.length < 4) return [];
  const bare = key.replace(/^Bearer /, "");
  const encoded = Buffer.from(key).toString("base64");
  return [key, bare, encodeURIComponent(key), encodeURIComponent(bare), encoded];
}
