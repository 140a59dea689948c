/** A credential that can be told by its form alone. */
interface TokenShape {
  /** With its article, as part of a sentence. */
  readonly noun: string;
  /** Looked for anywhere in a text. */
  readonly pattern: RegExp;
}

/** Where a token may begin and end: not within a longer word. */
const shape = (noun: string, source: string): TokenShape => ({
  noun,
  pattern: new RegExp(`(?<![A-Za-z0-9_])(?:${source})(?![A-Za-z0-9_])`),
});

/** As the issuers document them. */
export const tokenShapes: readonly TokenShape[] = [
  { noun: "a private key", pattern: /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/ },
  shape("a GitHub token", "gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{40,}"),
  shape("a GitLab token", "gl(?:pat|rt|dt|cbt|ptt|ft|soat)-[A-Za-z0-9_-]{16,}"),
  shape("an AWS access key", "(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}"),
  shape("a Slack token", "xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-[0-9]-[A-Za-z0-9-]{10,}"),
  {
    noun: "the address of a webhook, which is a secret",
    pattern:
      /https:\/\/(?:hooks\.slack\.com\/(?:services|workflows)\/[A-Za-z0-9]+\/[A-Za-z0-9]+\/[A-Za-z0-9]+|discord(?:app)?\.com\/api\/webhooks\/\d+\/[A-Za-z0-9_-]{20,}|[a-z0-9-]+\.webhook\.office\.com\/webhookb2\/[A-Za-z0-9@/-]{30,})/,
  },
  shape("an npm token", "npm_[A-Za-z0-9]{36}"),
  shape("a PyPI token", "pypi-[A-Za-z0-9_-]{40,}"),
  shape("an API key of Anthropic or OpenAI", "sk-(?:ant-|proj-|svcacct-)?[A-Za-z0-9_-]{20,}"),
  shape("a Stripe key", "[rsp]k_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/=]{20,}"),
  shape("a Google API key", "AIza[A-Za-z0-9_-]{35}"),
  shape("a Google access token", "ya29\\.[A-Za-z0-9_-]{20,}|GOCSPX-[A-Za-z0-9_-]{20,}"),
  shape("a SendGrid key", "SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}"),
  shape("a Mailgun key", "key-[0-9a-f]{32}"),
  shape("a Twilio key", "(?:SK|AC)[0-9a-f]{32}"),
  shape("a Hugging Face token", "hf_[A-Za-z0-9]{30,}"),
  shape("a DigitalOcean token", "do[opr]_v1_[0-9a-f]{40,}"),
  shape("a Databricks token", "dapi[0-9a-f]{32}(?:-\\d)?"),
  shape("a Shopify token", "shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"),
  shape("a Square token", "sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{20,}|EAAA[A-Za-z0-9_-]{56,}"),
  shape("a Vault token", "hv[sbr]\\.[A-Za-z0-9_-]{20,}"),
  shape("a Grafana token", "gl(?:sa|c)_[A-Za-z0-9+/=_]{30,}"),
  shape("an Atlassian token", "ATATT3[A-Za-z0-9_=-]{20,}"),
  shape("a Postman key", "PMAK-[0-9a-f]{20,}-[0-9a-f]{20,}"),
  shape("a Linear key", "lin_(?:api|oauth)_[A-Za-z0-9]{30,}"),
  shape("a Notion token", "ntn_[A-Za-z0-9]{30,}|secret_[A-Za-z0-9]{43}"),
  shape("a Figma token", "figd_[A-Za-z0-9_-]{30,}"),
  shape("a Docker token", "dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,}"),
  shape("a Terraform token", "[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{40,}"),
  shape("a New Relic key", "NRAK-[A-Z0-9]{27}"),
  shape("a Sentry token", "sntry[su]_[A-Za-z0-9+/=_-]{30,}"),
  shape("a Doppler token", "dp\\.(?:pt|st|ct|sa)\\.[A-Za-z0-9._-]{30,}"),
  shape("a Telegram token", "\\d{8,10}:AA[A-Za-z0-9_-]{33}"),
  shape("an Airtable token", "pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}"),
  shape("an age key", "AGE-SECRET-KEY-1[0-9A-Z]{40,}"),
  shape("a JSON web token", "eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"),
  {
    noun: "an Azure storage key",
    pattern: /\b(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,}={0,2}/,
  },
  {
    noun: "an address with a password",
    pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/?#@]*:(?![$<%*]|x+@|\{\{)[^\s:/?#@]{3,}@[^\s/]/i,
  },
  {
    noun: "a bearer token",
    pattern: /\bBearer\s+(?=[A-Za-z0-9._~+/-]*\d)[A-Za-z0-9._~+/-]{20,}=*/,
  },
  {
    noun: "basic credentials",
    pattern: /\bBasic\s+(?=\S*[A-Z])(?=\S*[a-z0-9])[A-Za-z0-9+/]{12,}={0,2}(?!\w)/,
  },
];
