/** A key or password in a text. It says what kind and where, never the value. */
export interface ContentSecret {
  /** Such as `GitHub token`. */
  readonly kind: string;
  /** From 1. */
  readonly line: number;
}

interface TokenShape {
  readonly kind: string;
  /** One of them is in every match. They are looked for first, because that is quick. */
  readonly words: readonly string[];
  readonly pattern: RegExp;
  /** What says that the value is made up. Default: that it calls itself an example, or is masked. */
  readonly isHarmless?: (value: string) => boolean;
}

// Every pattern starts with a fixed text and has bounded parts, so that reading stays linear in the text.
const tokenShapes: readonly TokenShape[] = [
  {
    kind: "private key",
    words: ["PRIVATE KEY"],
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr]){0,4}[\w+/=:-]{2}/g,
    isHarmless: () => false,
  },
  {
    kind: "PuTTY private key",
    words: ["PuTTY-User"],
    pattern: /PuTTY-User-Key-File-[23]: (?:ssh|ecdsa)-/g,
    isHarmless: () => false,
  },
  {
    kind: "AWS access key",
    words: ["AKIA", "ASIA", "ABIA", "ACCA"],
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])/g,
  },
  {
    kind: "AWS secret key",
    words: ["aws", "AWS", "Aws"],
    pattern:
      /aws_?secret_?(?:access_?)?key["']?\s{0,4}[=:]{1,2}\s{0,4}["']?[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/gi,
  },
  {
    kind: "GitHub token",
    words: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"],
    pattern: /(?<!\w)gh[pousr]_[A-Za-z0-9]{36,255}(?!\w)/g,
  },
  {
    kind: "GitHub token",
    words: ["github_pat_"],
    pattern: /(?<!\w)github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}(?!\w)/g,
  },
  {
    kind: "GitLab token",
    words: ["gl"],
    pattern: /(?<!\w)gl(?:pat|dt|rt|ptt|ft|soat|agent|cbt|imt)-[\w-]{20,300}/g,
  },
  {
    kind: "Slack token",
    words: ["xox"],
    pattern: /(?<!\w)xox[abeoprs]-(?:\d-)?[A-Za-z0-9-]{20,250}/g,
    isHarmless: (value) => isMadeUp(value) || !/\d/.test(value),
  },
  {
    kind: "Slack token",
    words: ["xapp-"],
    pattern: /(?<!\w)xapp-\d-[A-Z0-9]{8,20}-\d{8,16}-[a-f0-9]{32,80}/g,
  },
  {
    kind: "Slack webhook",
    words: ["hooks.slack"],
    pattern:
      /hooks\.slack\.com\/(?:services|workflows)\/T[A-Z0-9]{6,14}\/[AB][A-Z0-9]{6,14}\/[A-Za-z0-9]{20,30}/g,
  },
  { kind: "npm token", words: ["npm_"], pattern: /(?<!\w)npm_[A-Za-z0-9]{36}(?!\w)/g },
  {
    kind: "npm token",
    words: ["_authToken"],
    pattern: /_authToken\s{0,4}=\s{0,4}["']?(?:[\w-]{36}|npm_[A-Za-z0-9]{36})(?![\w-])/g,
  },
  { kind: "PyPI token", words: ["pypi-"], pattern: /(?<!\w)pypi-AgEI[\w-]{50,500}/g },
  {
    kind: "Anthropic key",
    words: ["sk-ant-"],
    pattern: /(?<!\w)sk-ant-[a-z]{2,8}\d{2}-[\w-]{24,200}/g,
  },
  {
    kind: "OpenAI key",
    words: ["sk-"],
    pattern:
      /(?<![\w-])sk-(?:(?:proj|svcacct|admin|None)-[\w-]{20,220}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}|[A-Za-z0-9]{48})(?![\w-])/g,
  },
  { kind: "Google key", words: ["AIza"], pattern: /(?<!\w)AIza[\w-]{35}(?![\w-])/g },
  {
    kind: "Google client secret",
    words: ["GOCSPX-"],
    pattern: /(?<!\w)GOCSPX-[\w-]{28}(?![\w-])/g,
  },
  {
    kind: "Stripe key",
    words: ["k_live_", "k_test_"],
    pattern: /(?<!\w)[rs]k_(?:live|test)_[A-Za-z0-9]{24,100}(?!\w)/g,
  },
  { kind: "SendGrid key", words: ["SG."], pattern: /(?<!\w)SG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g },
  { kind: "Twilio key", words: ["SK"], pattern: /(?<!\w)SK[a-f0-9]{32}(?!\w)/g },
  { kind: "Hugging Face token", words: ["hf_"], pattern: /(?<!\w)hf_[A-Za-z]{34}(?!\w)/g },
  { kind: "Databricks token", words: ["dapi"], pattern: /(?<!\w)dapi[a-f0-9]{32}(?:-\d)?(?!\w)/g },
  { kind: "DigitalOcean token", words: ["_v1_"], pattern: /(?<!\w)do[opr]_v1_[a-f0-9]{64}(?!\w)/g },
  { kind: "Docker token", words: ["dckr_"], pattern: /(?<!\w)dckr_(?:pat|oat)_[\w-]{27,40}/g },
  { kind: "Azure storage key", words: ["AccountKey="], pattern: /AccountKey=[A-Za-z0-9+/]{86}==/g },
  {
    kind: "JSON Web Token",
    words: ["eyJ"],
    pattern: /(?<![\w-])eyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{16,1000}/g,
  },
  {
    kind: "password in a URL",
    words: ["://"],
    pattern: /(?<=[A-Za-z]):\/\/[^\s/:@"'<>`{}$?#]{0,100}:[^\s/:@"'<>`]{3,200}@[\w.-]/g,
    isHarmless: isPlaceholderUrl,
  },
];

const madeUp = /example|placeholder|changeme|dummy|redacted|x{8}|\*{4}|0{12}/i;

/** The keys and passwords of a text, by known shapes. */
export function findContentSecrets(text: string): readonly ContentSecret[] {
  const found: ContentSecret[] = [];
  for (const { kind, words, pattern, isHarmless = isMadeUp } of tokenShapes) {
    if (!words.some((word) => text.includes(word))) continue;
    for (const match of text.matchAll(pattern)) {
      if (!isHarmless(match[0])) found.push({ kind, line: lineAt(text, match.index) });
    }
  }
  return found;
}

function isMadeUp(value: string): boolean {
  return madeUp.test(value);
}

/** A password that is a variable, a mask or one of the words that documentation uses. */
function isPlaceholderUrl(url: string): boolean {
  const password = url.slice(url.lastIndexOf(":") + 1, url.lastIndexOf("@"));
  return (
    /[{}$%<>[\]]/.test(password.replace(/%[\dA-Fa-f]{2}/g, "")) ||
    /^(?:\*+|x+|\.+|pass(?:word|wd)?|pwd|secret|token|user|postgres|guest|root|test|changeme|example|your[\w-]*|my[-_]?pass(?:word)?)$/i.test(
      password,
    )
  );
}

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < index; at = text.indexOf("\n", at + 1)) {
    line += 1;
  }
  return line;
}
