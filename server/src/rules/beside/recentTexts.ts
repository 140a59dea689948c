/** Texts of which the meaning is kept. */
const mostKept = 50;

/** Reads each text once, as long as it is among the last that were asked for: files beside others change rarely. */
export function oncePerText<Meaning>(read: (text: string) => Meaning): (text: string) => Meaning {
  const recent = new Map<string, Meaning>();
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    const [oldest] = recent.keys();
    if (recent.size >= mostKept && oldest !== undefined) recent.delete(oldest);
    const meaning = read(text);
    recent.set(text, meaning);
    return meaning;
  };
}
