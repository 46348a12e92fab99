/**
 * Writes src/rules/unicode-data.ts: general categories and case orbits exactly as the installed RE2 has them.
 * Run it when test/rules/unicode-tables.test.ts says that a new RE2 brought a new Unicode version:
 *   node scripts/build-unicode-data.mjs
 */
import { writeFileSync } from 'node:fs';
import RE2 from 're2';

RE2.unicodeWarningLevel = 'nothing';
const CATEGORIES = ['L', 'Lu', 'Ll', 'M', 'N', 'Nd'];
const LAST = 0x10ffff;
/** Nothing beyond has case. */
const LAST_CASED = 0x1ffff;

const isSurrogate = (c) => c >= 0xd800 && c <= 0xdfff;

function matches(re, c) {
  re.lastIndex = 0;
  return re.exec(String.fromCodePoint(c)) !== null;
}

function rangesOf(category) {
  const re = new RE2(`^\\p{${category}}$`, 'g');
  const ranges = [];
  let open = -1;
  for (let c = 0; c <= LAST + 1; c++) {
    const inside = c <= LAST && !isSurrogate(c) && matches(re, c);
    if (inside && open < 0) open = c;
    if (!inside && open >= 0) {
      ranges.push(open, c - 1);
      open = -1;
    }
  }
  return ranges;
}

/** Candidates from JavaScript's case mapping, joined until nothing changes; RE2 decides which of them fold. */
function orbits() {
  const groups = new Map();
  const join = (a, b) => {
    const all = [...new Set([...(groups.get(a) ?? [a]), ...(groups.get(b) ?? [b])])];
    for (const c of all) groups.set(c, all);
  };
  for (let c = 0x41; c <= LAST_CASED; c++) {
    // Dotless i upper-cases to I but does not fold to it outside Turkish.
    if (isSurrogate(c) || c === 0x131) continue;
    const text = String.fromCodePoint(c);
    for (const variant of [text.toLowerCase(), text.toUpperCase()]) {
      const points = [...variant];
      if (points.length === 1 && variant !== text) join(c, variant.codePointAt(0));
    }
  }
  // Equal by simple folding though no single case mapping links them.
  join(0x390, 0x1fd3);
  join(0x3b0, 0x1fe3);
  join(0xfb05, 0xfb06);
  const seen = new Set();
  const found = [];
  for (const c of [...groups.keys()].sort((a, b) => a - b)) {
    if (seen.has(c)) continue;
    const re = new RE2(`^\\x{${c.toString(16)}}$`, 'gi');
    const orbit = groups
      .get(c)
      .filter((member) => matches(re, member))
      .sort((a, b) => a - b);
    for (const member of orbit) seen.add(member);
    if (orbit.length > 1) found.push(orbit);
  }
  return found;
}

function steps(numbers) {
  let last = 0;
  return numbers
    .map((n) => {
      const step = n - last;
      last = n;
      return step.toString(36);
    })
    .join(' ');
}

/** A long string as lines of a TypeScript expression. */
function lines(text, indent) {
  const out = [];
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + 96);
    if (end < text.length) end = text.lastIndexOf(' ', end) + 1;
    out.push(`${indent}'${text.slice(at, end)}'`);
    at = end;
  }
  return out.join(' +\n');
}

let text = `/**
 * Unicode tables exactly as the bundled RE2 has them, so that the automaton and RE2 agree on every Node version.
 * Code points are written as base-36 differences. Made by scripts/build-unicode-data.mjs, which asks RE2 about
 * every code point; test/rules/unicode-tables.test.ts holds them against the installed RE2.
 */

/** Ranges by general category: lo, hi, lo, hi, … */
export const CATEGORY_DATA: Readonly<Record<string, string>> = {
`;
for (const category of CATEGORIES) text += `  ${category}:\n${lines(steps(rangesOf(category)), '    ')},\n`;
let last = 0;
const encoded = orbits().map((orbit) => {
  const first = orbit[0] - last;
  last = orbit[0];
  return [first, ...orbit.slice(1).map((c) => c - orbit[0])].map((n) => n.toString(36)).join('+');
});
text += `};

/** Case orbits: the first member as difference from the orbit before, the others as differences from the first. */
export const ORBIT_DATA =
${lines(encoded.join(' '), '  ')};
`;
writeFileSync(new URL('../src/rules/unicode-data.ts', import.meta.url), text);
