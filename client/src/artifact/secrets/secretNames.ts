const harmlessNames = new Set([".env.example", ".env.sample", ".env.template", ".env.dist"]);

/** File names that usually hold keys or passwords, in lower case. */
const secretNames = [
  /^\.env/,
  /\.(?:pem|key|p12|pfx|kdbx|keystore|jks|ppk)$/,
  /\.tfstate(?:\.backup)?$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519)(?!.*\.pub$)/,
  /^\.(?:netrc|npmrc|pypirc|pgpass|git-credentials|htpasswd)$/,
  /credentials.*\.json$/,
];

const secretPaths = /(?:^|\/)(?:\.(?:aws|ssh|gnupg)\/|\.kube\/config$|\.docker\/config\.json$)/;

/** Whether the path, relative and with `/`, is one that usually holds a key or password. */
export function hasSecretName(filePath: string): boolean {
  const lower = filePath.toLowerCase();
  const name = lower.slice(lower.lastIndexOf("/") + 1);
  if (harmlessNames.has(name)) return false;
  return secretPaths.test(lower) || secretNames.some((pattern) => pattern.test(name));
}
