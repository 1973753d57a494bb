// The small parts of a workbook (which sheets, which styles) as a list of tags; the large ones have scanners of their own.

export interface XmlTag {
  /** The name without its prefix. */
  name: string;
  kind: "open" | "close" | "empty";
  attributes: ReadonlyMap<string, string>;
}

const SKIPPED = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<![^>]*>/g;
const TAG = /<(\/?)([^\s/>]+)((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The tags of an XML text in order; texts between them are left out. */
export function xmlTags(text: string): XmlTag[] {
  return [...text.replace(SKIPPED, "").matchAll(TAG)].map(([, close, name, attributes, empty]) => ({
    name: local(name!),
    kind: close ? "close" : empty ? "empty" : "open",
    attributes: new Map(
      [...attributes!.matchAll(ATTRIBUTE)].map(([, key, double, single]) => [
        local(key!),
        decodeEntities(double ?? single ?? ""),
      ]),
    ),
  }));
}

const NAMED = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Text with XML's five names and numbers of characters written out; what is neither stays. */
export function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
    if (name[0] !== "#") return NAMED.get(name) ?? whole;
    const code = name[1] === "x" || name[1] === "X" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
