import { describe, expect, it } from "vitest";
import { isExcluded, rulesOf } from "./verdict.js";

/** Text of an ignore file, files that are left out, files that stay in. */
type Row = readonly [text: string, out: readonly string[], kept: readonly string[]];

/** What both dialects read in the same way. */
const shared: readonly Row[] = [
  // Reading the file
  ["\uFEFF/foo", ["foo"], ["\uFEFF/foo", "bar"]],
  ["/foo\r\n/bar\r\n", ["foo", "bar"], ["foo\r"]],
  ["/fo\ro", ["fo\ro"], ["foo", "fo"]],
  ["# /foo\n/bar", ["bar"], ["foo", "# /foo"]],
  ["\n\n  \n\t\n/foo", ["foo"], ["bar"]],
  ["", [], ["foo", "a/b"]],
  ["/foo  \t", ["foo"], ["foo  "]],
  ["/foo#bar", ["foo#bar"], ["foo"]],
  ["\\#foo/x", ["#foo/x"], ["foo/x", "\\#foo/x"]],
  ["\\!foo/x", ["!foo/x"], ["foo/x"]],
  // One pattern against one path
  ["/foo", ["foo", "foo/bar", "foo/a/b"], ["a/foo", "foobar", "fo", "Foo"]],
  ["a/b", ["a/b", "a/b/c"], ["x/a/b", "a", "a/bc", "b"]],
  ["/a/b", ["a/b"], ["x/a/b"]],
  ["a/*", ["a/b", "a/.b", "a/b/c"], ["a", "b/a"]],
  ["a/*.txt", ["a/x.txt", "a/.txt"], ["a/b/x.txt", "x.txt", "a/x.txt2"]],
  ["/*.md", ["R.md", ".md"], ["a/R.md", "R.mdx"]],
  ["/.*", [".env", ".a/b"], ["a.env", "a/.env"]],
  ["/a?c", ["abc", "a.c", "aéc", "a😀c"], ["ac", "abbc", "a/c"]],
  ["/[a-c]x", ["ax", "bx", "cx"], ["dx", "x", "-x", "Ax"]],
  ["/[abz]", ["a", "z"], ["c", "ab"]],
  ["/[^a-c]x", ["dx", "^x", "-x"], ["ax", "cx", "x"]],
  ["/[a-c0-9_]", ["b", "7", "_"], ["d", "-"]],
  ["/[é-ü]", ["é", "ö"], ["a", "z"]],
  ["/a\\*b", ["a*b"], ["ab", "axb"]],
  ["/a\\?", ["a?"], ["ab"]],
  ["/a\\[b]", ["a[b]"], ["ab"]],
  ["/a\\\\b", ["a\\b"], ["ab", "a/b"]],
  ["/a\\ b", ["a b"], ["ab"]],
  ["/a+b", ["a+b"], ["aab", "ab"]],
  ["/a.b", ["a.b"], ["axb"]],
  ["/(a)", ["(a)"], ["a"]],
  ["/a$", ["a$"], ["a"]],
  ["/{a}", ["{a}"], ["a"]],
  ["/a|b*", ["a|b", "a|bc"], ["a", "b", "x"]],
  ["/a b", ["a b"], ["a", "b"]],
  ["/constructor", ["constructor"], ["__proto__"]],
  ["/__proto__", ["__proto__"], ["constructor"]],
  // Two stars
  ["**/x", ["x", "a/x", "a/b/x", "a/x/c"], ["ax", "a/bx", "y"]],
  ["**/.env", [".env", "a/.env"], ["a/x.env", "prod.env"]],
  ["**/*.md", ["R.md", "a/R.md", "a/b/R.md"], ["R.mdx"]],
  ["**/a/b", ["a/b", "x/a/b", "x/y/a/b"], ["b", "a/x/b"]],
  ["**/node_modules", ["node_modules/a", "a/node_modules/b"], ["a/node_modules2"]],
  ["a/**/b", ["a/b", "a/x/b", "a/x/y/b", "a/b/c"], ["a", "ab", "x/a/b", "a/xb"]],
  ["a/**/**/b", ["a/b", "a/x/b"], ["a/c"]],
  ["a/**", ["a/x", "a/b/c"], ["a", "ab", "b/a/x"]],
  ["/a/**", ["a/x", "a/b/c"], ["a", "b/a/x"]],
  ["**/a/**", ["a/x", "b/a/x"], ["a", "b/a"]],
  ["**", ["a", "a/b"], []],
  ["/**", ["a", "a/b"], []],
  ["*", ["a", ".a", "a/b"], []],
  ["/*", ["a", "a/b"], []],
  ["**/*", ["a", "a/b"], []],
  ["*/*", ["a/b", "a/b/c"], ["a"]],
  ["**/a*/**/b?", ["ax/b1", "q/a/y/b2"], ["ax/b", "b1"]],
  // Together
  ["**/*.md\n!README.md", ["a.md", "x/a.md"], ["README.md"]],
  ["!README.md\n**/*.md", ["README.md", "a.md"], ["a.txt"]],
  ["/docs\n!docs/README.md", ["docs/a", "docs/x/README.md"], ["docs/README.md"]],
  ["*\n!/src", ["a", "b/c"], ["src/x", "src/y/z"]],
  ["*\n!/src\n/src/x", ["src/x", "a"], ["src/y"]],
  [
    "**\n!util/docker/web\nutil/docker/web/foo",
    ["util/docker/web/foo", "util/x"],
    ["util/docker/web/bar"],
  ],
  ["foo/*\n!foo/bar", ["foo/a"], ["foo/bar", "foo/bar/x"]],
  ["a/b\n!a/b/c\na/b/c/d", ["a/b/x", "a/b/c/d"], ["a/b/c", "a/b/c/e"]],
  ["!a/b\na/b", ["a/b"], ["b"]],
  ["a/b\n!a/b", [], ["a/b"]],
  ["a/b\n!a/b\na/b", ["a/b"], []],
  ["/a\n!/a/**\n/a/b", ["a/b", "a"], ["a/c"]],
  ["**/*.log\n!**/keep.log", ["x.log", "a/x.log"], ["keep.log", "a/keep.log"]],
  ["!/a", [], ["a", "b"]],
];

const docker: readonly Row[] = [
  // White space and signs
  [" /foo", ["foo"], [" /foo"]],
  [" # x", ["# x"], ["x"]],
  ["*\n! /foo", ["a"], ["foo"]],
  ["*\n!  \\!a", ["b"], ["!a"]],
  ["*\n!!a", ["a"], ["!a"]],
  ["\\#a\n\\!b", ["#a", "!b"], ["a", "x/#a"]],
  // Cleaning
  ["foo/", ["foo", "foo/b"], ["a/foo", "a/foo/x"]],
  ["/foo/", ["foo"], ["a/foo"]],
  ["./foo", ["foo"], ["a/foo"]],
  ["a//b", ["a/b"], ["b"]],
  ["a/./b", ["a/b"], ["a"]],
  ["a/x/../b", ["a/b"], ["a/x"]],
  ["a/..", [], ["a", "b"]],
  ["/", [], ["a"]],
  [".", [], ["a", "."]],
  ["..", [], ["a"]],
  ["../a", [], ["a"]],
  ["/../a", ["a"], ["b"]],
  // A name starts at the folder
  ["foo", ["foo", "foo/b"], ["a/foo", "a/foo/b", "foobar"]],
  [".env", [".env"], ["a/.env", ".envx"]],
  ["*.md", ["R.md"], ["a/R.md", "R.mdx"]],
  ["x?", ["xy", "xy/z"], ["a/xy", "x", "xyz"]],
  ["dir/", ["dir/a"], ["x/dir/a"]],
  // Classes
  ["[!a]b", ["ab", "!b"], ["cb"]],
  ["[^a]b", ["cb"], ["ab"]],
  ["[\\]]", ["]"], ["\\"]],
  ["[a\\-z]", ["a", "-", "z"], ["b"]],
  ["x[^a]y", ["xby", "x/y"], ["xay"]],
  // Two stars within a name
  ["**x", ["x", "ax", "a/x", "a/bx"], ["xa"]],
  ["**.env", ["prod.env", "a/prod.env", ".env"], ["prod.envx"]],
  ["**a/b", ["a/b", "xa/b", "q/xa/b"], ["a/bc"]],
  ["**x?", ["xq", "a/xq"], ["axq", "a/bxq"]],
  ["a**/*.txt", ["a/f.txt", "a/b/f.txt", "a.txt"], ["f.txt"]],
  ["a**b", ["ab", "a/b", "ax/b"], ["axb", "a/xb"]],
  ["a**", ["a", "ab", "a/b", "ab/c"], ["b", "xa"]],
  ["a***b", ["ab", "axb", "a/b"], ["b"]],
  ["**/", ["a", "a/b"], []],
  ["a/**/", ["a/b", "a/b/c"], ["a"]],
  ["*/", ["a", "a/b"], []],
  // Together
  ["*.md\n!README.md", ["a.md"], ["README.md", "x/a.md"]],
  ["*\n!src", ["a", "x/src/a"], ["src/a/b"]],
  ["docs\n!docs/README.md", ["docs/a"], ["docs/README.md", "x/docs/a"]],
  ["foo/\n!foo/bar", ["foo"], ["foo/bar"]],
  [".dockerignore\nDockerfile", [".dockerignore", "Dockerfile"], ["a"]],
];

const sdk: readonly Row[] = [
  // White space and signs
  [" foo", [" foo", "a/ foo"], ["foo"]],
  [" # x", [" # x"], ["# x", "x"]],
  ["*\n! foo", ["foo"], [" foo"]],
  ["!!a", ["a"], ["!a"]],
  ["*\n!#a", ["#a"], []],
  ["\\#a\n\\!b", ["#a", "!b", "x/#a", "x/!b"], ["a"]],
  // A name matches at any depth
  ["foo", ["foo", "a/foo", "a/foo/b", "foo/b"], ["foobar", "a/xfoo"]],
  [".env", [".env", "a/.env", "a/b/.env"], [".envx"]],
  ["node_modules", ["node_modules/a", "x/node_modules/a/b"], ["node_modules2/a"]],
  ["*.md", ["R.md", "a/R.md", "a.md/x"], ["R.mdx"]],
  ["x?", ["xy", "a/xy"], ["x", "a/xyz"]],
  // A slash at the end: what is in such a folder
  ["foo/", ["foo/a", "a/foo/x", "foo/a/b"], ["foo", "a/foo"]],
  ["/foo/", ["foo/a"], ["foo", "a/foo/x"]],
  ["a/b/", ["a/b/c"], ["a/b", "x/a/b/c"]],
  ["*/", ["a/b", "a/b/c"], ["a"]],
  ["**/", ["a/b"], ["a"]],
  ["a/*/", ["a/b/c"], ["a/b"]],
  ["a/**/", ["a/b", "a/b/c"], ["a"]],
  ["x*/", ["xy/a", "b/x/a"], ["x", "b/xy"]],
  // Not cleaned
  ["./foo", [], ["foo", "a/foo"]],
  ["a//b", [], ["a/b", "b"]],
  ["a/./b", [], ["a/b"]],
  ["a/x/../b", [], ["a/b"]],
  ["..", [], ["a"]],
  ["//", [], ["a"]],
  // Classes
  ["[!a]b", ["cb", "x/cb", "!b"], ["ab", "x/ab"]],
  ["[^a]b", ["cb", "x/cb"], ["ab"]],
  ["[\\.]x", [".x", "\\x"], ["x"]],
  ["[a-c]", ["a", "q/b"], ["d"]],
  // Two stars within a name are one
  ["**x", ["x", "ax", "a/x", "a/bx"], ["xa"]],
  ["a**b", ["ab", "axb", "q/ab"], ["a/b", "ax/b"]],
  ["a**/c", ["a/c", "ab/c"], ["a/b/c"]],
  ["a**", ["a", "ab", "q/ab", "a/b"], ["ba"]],
  ["x/**y", ["x/y", "x/ay"], ["x/a/y"]],
  // Together: the last line decides about a file, also below a folder that is left out
  ["docs\n!docs/README.md", ["docs/a", "x/docs/README.md"], ["docs/README.md"]],
  ["docs/\n!README.md", ["docs/a"], ["docs/README.md", "x/docs/README.md"]],
  ["*.md\n!README.md", ["a.md", "x/a.md"], ["README.md", "x/README.md"]],
  ["!README.md\n*.md", ["README.md"], []],
  ["*\n!src", ["a"], ["src/a/b", "x/src/a"]],
  ["*\n!src/", ["src", "a"], ["src/a"]],
  ["*\n!*.py", ["a.txt", "x/a.txt"], ["a.py", "x/y/a.py"]],
];

const countOf = (rows: readonly Row[]) =>
  rows.reduce((sum, [, out, kept]) => sum + out.length + kept.length, 0);

describe.each([
  ["docker", [...shared, ...docker]],
  ["sdk", [...shared, ...sdk]],
] as const)("the %s dialect", (dialect, rows) => {
  it.each(rows)("%j leaves out %j and keeps %j", (text, out, kept) => {
    const rules = rulesOf(text);
    const paths = [...out, ...kept];
    expect(paths.filter((path) => isExcluded(rules, path, dialect))).toEqual(out);
  });

  it("is described by at least 150 files", () => {
    expect(countOf(rows)).toBeGreaterThanOrEqual(150);
  });
});
