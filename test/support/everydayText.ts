import fc from "fast-check";

const value = fc.constantFrom(
  ..."v|a b|'q''x'|\"d\\n\\\"x\"|[a, b]|[ 'x' , \"y\", 3 ]|{a: b, c: [d]}|{}|[]||1.5|true|~|http://x:8/y?z#a|a #b".split(
    "|",
  ),
  ..."a# b|-1|--flag x|a,b|x]|é|(a)|a 'b'|/x|$x|2020-01-01|1:30|%x|a:b|a -b|@a|*a|&a b|a: b|- a".split(
    "|",
  ),
);
const tail = fc.constantFrom("", "", "", "", " # c", "  ", " #");
const between = fc.constantFrom("", "", "", "", "\n", "   \n", "# c\n", "        # x: y\n");
const key = fc.constantFrom("k", "kind", "a b", '"q r"', "'s'", "1", "null", "k-1", "x.y");
const header = fc.constantFrom("|", "|-", ">", ">-", "|+", "|1", "> ");
const blockLine = fc.constantFrom(
  ...'text~text~more text~# no comment~a: b~~- x~  deeper~tail  ~"q"'.split("~"),
);

const blockText = fc
  .record({ header, lines: fc.array(blockLine, { minLength: 1, maxLength: 4 }) })
  .map((each) => (column: number) => {
    const indent = " ".repeat(column + 2);
    return `${each.header}\n${each.lines.map((line) => `${indent}${line}\n`).join("")}`;
  });

/** Writes something below a key or behind a dash of which the column is given. */
type Write = (column: number) => string;

const inLine: fc.Arbitrary<Write> = fc.tuple(value, tail).map(
  ([written, behind]) =>
    () =>
      `${written}${behind}\n`,
);

const { block } = fc.letrec<{ block: Write; entry: Write }>((tie) => ({
  block: fc
    .record({
      isList: fc.boolean(),
      entries: fc.array(fc.tuple(between, key, tie("entry")), { minLength: 1, maxLength: 3 }),
    })
    .map(({ isList, entries }): Write => (column) => {
      const indent = " ".repeat(column);
      return entries
        .map(([gap, name, write]) => `${gap}${indent}${isList ? "-" : `${name}:`} ${write(column)}`)
        .join("");
    }),
  entry: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 4, arbitrary: inLine },
    { weight: 1, arbitrary: blockText },
    {
      weight: 3,
      arbitrary: fc.tuple(tail, fc.constantFrom(0, 1, 2, 4), tie("block")).map(
        ([behind, deeper, write]): Write =>
          (column) =>
            `${behind}\n${write(column + deeper)}`,
      ),
    },
  ),
}));

/** Texts of what block files consist of: most of it usual, some of it wrong. */
export const everydayText: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(0, 0, 6), block)
  .map(([column, write]) => write(column));
