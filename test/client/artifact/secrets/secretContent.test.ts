import { describe, expect, it } from "vitest";
import { findContentSecrets } from "../../../../client/src/artifact/secrets/secretContent.js";

/** Letters and digits in no order, always the same. */
function mixed(length: number, alphabet: string): string {
  let text = "";
  for (let index = 0, seed = 7; index < length; index += 1) {
    seed = (seed * 48271 + 11) % 2147483647;
    text += alphabet.charAt(seed % alphabet.length);
  }
  return text;
}

const lower = "abcdefghijklmnopqrstuvwxyz";
const upper = lower.toUpperCase();
const digits = "0123456789";
const letters = upper + lower;
const word = letters + digits;
const hex = `${digits}abcdef`;
const base32 = `${upper}234567`;
const url64 = `${word}_-`;

// The parts are joined here, so that the values stand in no file.
const token = (prefix: string, length: number, alphabet = word) => prefix + mixed(length, alphabet);
const dashes = "-".repeat(5);
const pem = (kind: string) => `${dashes}BEGIN ${kind}PRIVATE KEY${dashes}\nMIIEpAIBAAKCAQEA`;
const jwt = `eyJ${mixed(20, url64)}.eyJ${mixed(60, url64)}.${mixed(43, url64)}`;

const shapes: readonly (readonly [kind: string, text: string])[] = [
  ["private key", pem("RSA ")],
  ["private key", pem("EC ")],
  ["private key", pem("DSA ")],
  ["private key", pem("OPENSSH ")],
  ["private key", pem("ENCRYPTED ")],
  ["private key", pem("")],
  ["private key", `${dashes}BEGIN PGP PRIVATE KEY BLOCK${dashes}\n\nlQOYBF`],
  ["private key", `key: "${dashes}BEGIN PRIVATE KEY${dashes}\\nMIIEvQ"`],
  ["PuTTY private key", "PuTTY-User-Key-File-3: ssh-ed25519"],
  ["AWS access key", token("AKIA", 16, base32)],
  ["AWS access key", `"${token("ASIA", 16, base32)}"`],
  ["AWS secret key", `aws_secret_access_key = ${mixed(40, word)}`],
  ["AWS secret key", `AWS_SECRET_ACCESS_KEY="${mixed(40, `${word}/+`)}"`],
  ["GitHub token", token("ghp_", 36)],
  ["GitHub token", token("gho_", 36)],
  ["GitHub token", token("ghs_", 36)],
  ["GitHub token", token("ghr_", 76)],
  ["GitHub token", `github_pat_${mixed(22, word)}_${mixed(59, word)}`],
  ["GitLab token", token("glpat-", 20, url64)],
  ["GitLab token", token("gldt-", 20, url64)],
  ["Slack token", `xoxb-${mixed(12, digits)}-${mixed(12, digits)}-${mixed(24, word)}`],
  ["Slack token", `xoxp-${mixed(12, digits)}-${mixed(12, digits)}-${mixed(32, hex)}`],
  ["Slack token", `xapp-1-${mixed(11, upper)}-${mixed(12, digits)}-${mixed(64, hex)}`],
  [
    "Slack webhook",
    `https://hooks.slack.com/services/T${mixed(8, upper)}/B${mixed(8, upper)}/${mixed(24, word)}`,
  ],
  ["npm token", token("npm_", 36)],
  [
    "npm token",
    `//registry.npmjs.org/:_authToken=${mixed(8, hex)}-${mixed(4, hex)}-${mixed(4, hex)}-${mixed(4, hex)}-${mixed(12, hex)}`,
  ],
  ["PyPI token", token("pypi-AgEI", 120, url64)],
  ["Anthropic key", token("sk-ant-api03-", 93, url64)],
  ["OpenAI key", token("sk-proj-", 60, url64)],
  ["OpenAI key", `sk-${mixed(20, word)}T3BlbkFJ${mixed(20, word)}`],
  ["OpenAI key", token("sk-", 48)],
  ["Google key", token("AIza", 35, url64)],
  ["Google client secret", token("GOCSPX-", 28, url64)],
  ["Stripe key", token("sk_live_", 24)],
  ["SendGrid key", `SG.${mixed(22, word)}.${mixed(43, word)}`],
  ["Hugging Face token", token("hf_", 34, letters)],
  ["Databricks token", token("dapi", 32, hex)],
  ["JSON Web Token", `token: ${jwt}`],
  ["password in a URL", `postgres://app:${mixed(12, word)}@db.internal:5432/app`],
  ["password in a URL", `https://bot:${mixed(20, word)}@git.internal/a.git`],
];

const lookAlikes: readonly string[] = [
  `${dashes}BEGIN PUBLIC KEY${dashes}\nMIIBIjANBg`,
  `${dashes}BEGIN CERTIFICATE${dashes}\nMIIDXTCCAkWg`,
  `${dashes}BEGIN PGP PUBLIC KEY BLOCK${dashes}\n\nmQENBF`,
  `if (text.includes("${dashes}BEGIN PRIVATE KEY${dashes}")) fail();`,
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ someone@host",
  "AKIA is how such keys begin",
  "AKIAIOSFODNN7EXAMPLE",
  "AKIAXXXXXXXXXXXXXXXX",
  `x${token("AKIA", 16, base32)}`,
  token("AKIA", 40, base32),
  "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  'aws_secret_access_key = os.environ["AWS_SECRET_ACCESS_KEY"]',
  "aws_secret_access_key: ${AWS_SECRET_ACCESS_KEY}",
  "ghp_short",
  `ghp_${"x".repeat(36)}`,
  `my_ghp_${mixed(20, word)}`,
  "github_pat_<your token>",
  "glpat-example",
  "glpat-xxxxxxxxxxxxxxxxxxxx",
  "xoxb-your-token-here",
  "xoxb-000000000000-000000000000-xxxxxxxxxxxxxxxxxxxxxxxx",
  "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
  "npm_config_registry=https://registry.npmjs.org",
  "npm_lifecycle_event npm_package_version",
  "//registry.npmjs.org/:_authToken=${NPM_TOKEN}",
  "pypi-AgEI",
  "sk-ant-your-key",
  "sk-learn and sk-image are libraries",
  "task-management-board-with-a-long-name-that-goes-on-and-on",
  "risk-assessment-2024-with-many-more-words-than-usual-here",
  "AIzaShort",
  "sk_live_example",
  "SG.1.2",
  "hf_hub_download(repo_id)",
  mixed(64, hex),
  "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUA",
  "eyJhbGciOiJIUzI1NiJ9 is only a header",
  "postgres://user:${DB_PASSWORD}@db:5432/app and postgres://user:password@localhost/app",
  "https://example.com:8080/path@2x.png and http://[::1]:80/a@b and mailto:someone@example.com",
];

describe("a key or password in a text", () => {
  it(`is found by at least 38 of its ${shapes.length} shapes`, () => {
    const missed = shapes.filter(
      ([kind, text]) => !findContentSecrets(text).some((found) => found.kind === kind),
    );
    expect(shapes).toHaveLength(40);
    expect(missed).toEqual([]);
  });

  it(`is not seen in ${lookAlikes.length} texts that look like one`, () => {
    expect(lookAlikes).toHaveLength(40);
    expect(lookAlikes.filter((text) => findContentSecrets(text).length > 0)).toEqual([]);
  });

  it("is told by kind and line, without its value", () => {
    const value = token("ghp_", 36);
    const found = findContentSecrets(`a\nb\n  token: ${value}\n`);
    expect(found).toEqual([{ kind: "GitHub token", line: 3 }]);
    expect(JSON.stringify(found)).not.toContain(value.slice(4, 12));
  });

  it.each([
    "-".repeat(1_000_000),
    `${dashes}BEGIN `.repeat(60_000),
    "a://".repeat(250_000),
    `a://${"b".repeat(99)}:`.repeat(9000),
    "eyJ".repeat(300_000),
    `eyJ${"a.eyJ".repeat(190_000)}`,
    "sk-".repeat(300_000),
    "aws_secret_key=".repeat(60_000),
    "xoxb-".repeat(200_000),
    "a.".repeat(500_000),
  ])("is looked for in one go, also in a text made to be slow, %#", (text) => {
    expect(findContentSecrets(text)).toEqual([]);
  });
});
