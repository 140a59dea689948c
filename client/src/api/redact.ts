const mark = "[redacted]";

/** Texts that look like a key whoever sent them: header lines, bearer strings, and the well-known token prefixes. */
const patterns = [
  /\b(?:proxy-)?authorization["']?\s*[:=]\s*["']?(?:(?:bearer|basic)\s+)?[^\s"',;]+/gi,
  /\b(?:bearer|basic)\s+[\w.~+/=-]{8,}/gi,
  /\b(?:x-)?api[-_]?key["']?\s*[:=]\s*["']?[^\s"',;]+/gi,
  /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-|npm_)[\w-]{10,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  // A user name and password in an address, such as that of a proxy.
  /(?<=:\/\/)[^\s/@:]{1,256}:[^\s/@]{1,256}(?=@)/g,
];

/** Shorter secrets cannot be told from parts of ordinary words. */
const shortestSecret = 4;

/**
 * Takes out of a text everything that could be a secret: the given ones (a key also without its `Bearer `), as they are
 * and as they are encoded on their way, and whatever looks like a key.
 */
export function redact(text: string, secrets: Iterable<string> = []): string {
  let safe = text;
  for (const secret of secrets) {
    for (const spelling of spellings(secret)) safe = safe.replaceAll(spelling, mark);
  }
  for (const pattern of patterns) safe = safe.replace(pattern, mark);
  return safe;
}

/** As `redact`, and takes the shortest secrets out where they stand alone. For texts that somebody else wrote. */
export function redactForeign(text: string, secrets: readonly string[] = []): string {
  const short = secrets.filter(({ length }) => length > 0 && length < shortestSecret);
  return short.reduce(
    (safe, secret) => safe.split(standingAlone(secret)).join(mark),
    redact(text, secrets),
  );
}

function standingAlone(secret: string): RegExp {
  const literal = secret.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "u");
}

/** Longest first, so that none leaves part of another behind. */
function spellings(secret: string): string[] {
  const bare = secret.replace(/^Bearer /, "");
  if (bare.length < shortestSecret) return [];
  const all = [secret, bare].flatMap((text) => {
    const bytes = Buffer.from(text);
    return [
      text,
      JSON.stringify(text).slice(1, -1),
      encodeURIComponent(text),
      bytes.toString("base64"),
      bytes.toString("base64url"),
      bytes.toString("hex"),
      Buffer.from(bytes.toReversed()).toString("hex"),
    ];
  });
  return [...new Set(all)].sort((one, other) => other.length - one.length);
}
