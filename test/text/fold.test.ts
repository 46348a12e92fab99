import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMBINING } from '../../src/text/characters.ts';
import { foldText, sourceSpan } from '../../src/text/fold.ts';

const folded = (source: string): string => foldText(source).text;

describe('what folding changes', () => {
  it.each([
    ['full-width', '０７７００　９００１２３', '07700 900123'],
    ['full-width address', 'Ｊｏ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'Jo@example.com'],
    ['mathematical letters', '𝐉𝐨𝐡𝐧 𝟎𝟏𝟐', 'John 012'],
    ['circled digits', '①②⑩ ⓪❶➂', '1210 013'],
    ['white on black letters', '🅰🅱🅐', 'ABA'],
    ['keycaps', '1️⃣2️⃣*️⃣', '12*'],
    ['Arabic-Indic digits', '٠١٢٣ ۴۵', '0123 45'],
    ['Devanagari digits', '९८७', '987'],
    ['digits beyond the basic plane', '𑁦𑁧𞥐𞥙', '0109'],
    ['superscript', 'm²', 'm2'],
    ['ligature', 'ﬁona', 'fiona'],
    ['dashes', '1‐2‑3‒4–5—6―7−8﹣9－0', '1-2-3-4-5-6-7-8-9-0'],
    ['spaces', '1 2 3 4 5　6', '1 2 3 4 5 6'],
    ['quotes', '‘a’ “b” ′ ″', `'a' "b" ' "`],
    ['zero width', '4\u200b1\u200c1\u200d1\u2060\ufeff', '4111'],
    ['soft hyphen', 'exam\u00adple', 'example'],
    ['bidi controls', '\u202e1234\u202c\u2066x\u2069', '1234x'],
    ['tags', 'a\u{e0041}b', 'ab'],
    ['variation selectors', '❤\ufe0f x\u{e0100}', '❤ x'],
    ['split accents', 'Jose\u0301 Mu\u0308ller', 'José Müller'],
    ['two accents on a letter', 'Nguye\u0302\u0303n', 'Nguyễn'],
    ['accent behind a zero width', 'e\u200b\u0301', 'é'],
    ['ideographic full stop', 'jo@example。com', 'jo@example.com'],
    ['line separator', 'a\u2028b', 'a\nb'],
    ['letters beyond Latin-1 stay', 'Łódź\u200b', 'Łódź'],
    ['letters that normalisation would lengthen stay', 'e\u0301\u0958\u0301z', 'é\u0958\u0301z'],
  ])('%s', (_what, source, expected) => {
    expect(folded(source)).toBe(expected);
  });

  it.each([
    ['a Cyrillic letter among Latin ones', 'jоhn@exаmple.com', 'john@example.com'],
    ['a look-alike local part', 'сор@mail.example', 'cop@mail.example'],
    ['look-alikes before digits', 'АВ123456', 'AB123456'],
    ['a look-alike host', 'асе.example', 'ace.example'],
    ['Greek capitals', 'ΑΒ1234', 'AB1234'],
    ['a full stop inside', 'а.ж', 'a.ж'],
    ['accents on look-alikes', 'xё', 'xë'],
  ])('%s', (_what, source, expected) => {
    expect(folded(source)).toBe(expected);
  });
});

describe('what folding leaves', () => {
  it.each([
    'plain ASCII, with CR\r\n and TAB\t',
    'Müller, garçon, łódź, ñandú, Straße, œuvre',
    'привет. как дела, все хорошо. Москва',
    'Мария2 купила',
    'Καλημέρα. όλα καλά',
    'नमस्ते आप कैसे हैं',
    '안녕하세요 山田太郎さん',
    'שלום مرحبا',
    '👍🏽 🇩🇪 👨',
    '½ … ™ «x» •',
    'x\u030c',
    '\u0958\u0301z',
    '\ud83d lone \ude00',
    '',
  ])('%j is returned as it is, without maps', (source) => {
    const result = foldText(source);
    expect(result.text).toBe(source);
    expect(result.toSource).toBeUndefined();
    expect(result.sourceEnd).toBeUndefined();
  });

  it('keeps case', () => {
    expect(folded('ＡｂＣ ÉÜ')).toBe('AbC ÉÜ');
  });
});

describe('every compatibility form of ASCII is folded', () => {
  it('in the basic plane', () => {
    const missed: string[] = [];
    for (let unit = 128; unit < 65536; unit++) {
      if (unit >= 0xd800 && unit < 0xe000) continue;
      const char = String.fromCharCode(unit);
      const plain = char.normalize('NFKC');
      if (!/^[\x20-\x7e]+$/.test(plain) || '…™℠'.includes(char)) continue;
      // Dashes, quotes and dots have forms of their own that agree or are plainer.
      if (folded(char) !== plain && !/^[-'" .]$/.test(folded(char))) missed.push(unit.toString(16));
    }
    expect(missed).toEqual([]);
  });

  it('beyond it, with the digits of every script', () => {
    const missed: string[] = [];
    for (let point = 0x10000; point < 0x110000; point++) {
      const char = String.fromCodePoint(point);
      const plain = char.normalize('NFKC');
      const ascii = /^[\x20-\x7e]+$/.test(plain);
      if (ascii && folded(char) !== plain && point < 0x1f1e6) missed.push(point.toString(16));
      if (/\p{Nd}/u.test(char) && !/^[0-9]$/.test(folded(char))) missed.push(point.toString(16));
    }
    expect(missed).toEqual([]);
  });

  it('with the right value for every digit of the numbering systems that the engine can write', () => {
    const systems = Intl.supportedValuesOf('numberingSystem');
    expect(systems.length).toBeGreaterThan(50);
    for (const system of systems) {
      const format = new Intl.NumberFormat('en', { numberingSystem: system, useGrouping: false });
      for (let digit = 0; digit < 10; digit++) {
        const char = format.format(digit);
        if (/^\p{Nd}$/u.test(char)) expect(folded(char)).toBe(String(digit));
      }
    }
  });
});

describe('sourceSpan', () => {
  const covered = (source: string, part: string): string => {
    const result = foldText(source);
    const at = result.text.indexOf(part);
    expect(at).toBeGreaterThanOrEqual(0);
    const span = sourceSpan(result, at, at + part.length);
    return source.slice(span.start, span.end);
  };

  it.each([
    ['invisible characters inside, not outside', '\u200b4\u200b1\u200b', '41', '4\u200b1'],
    ['both halves of a pair', 'x𝟎𝟏y', '01', '𝟎𝟏'],
    ['a split accent', 'ae\u0301b', 'é', 'e\u0301'],
    ['the whole keycap', 'a1\ufe0f\u20e32\ufe0f\u20e3b', '2', '2\ufe0f\u20e3'],
    ['the whole of what was expanded', 'x⑩y', '0', '⑩'],
    ['the accent that could not join', 'ax\u030cb', 'x', 'x\u030c'],
    ['the letter of an accent', 'ax\u030cb', '\u030c', 'x\u030c'],
    ['the pair of a half', 'a👍b', '\ud83d', '👍'],
    ['a selector', 'a❤\ufe0fb', '❤', '❤\ufe0f'],
  ])('covers %s', (_what, source, part, expected) => {
    expect(covered(source, part)).toBe(expected);
  });

  it('keeps an empty span empty', () => {
    expect(sourceSpan(foldText('a\u200bb'), 1, 1)).toEqual({ start: 2, end: 2 });
    expect(sourceSpan(foldText('ab'), 1, 1)).toEqual({ start: 1, end: 1 });
  });
});

const pieces = fc.constantFrom(
  ...['a', 'Z', '7', ' ', '\n', '@', '.', '-', "'", 'é', 'e\u0301', '\u0301', '\u0327', '\u0344', '\u0340'],
  ...['\u200b', '\u00ad', '\ufe0f', '\u20e3', '１', 'Ａ', '。', '\u00a0', '–', '’', '①', '⑩', '⑴', 'ﬁ'],
  ...['а', 'ж', 'е', 'ё', 'и', 'о', 'Α', 'ά', 'Ж', '٣', '१', 'क', '़', 'क़', '한', '\u1100', '\u1161', '李'],
  ...['𝟎', '𝐉', '👍', '\ud83d', '\udc4d', '\u{e0041}', '🅰', '🇩', 'ß', 'K', 'Å', 'が', 'か\u3099'],
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const RUNS = { numRuns: 3000 };

describe('for any text', () => {
  it('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(texts, (source) => {
        const once = folded(source);
        expect(folded(once)).toBe(once);
      }),
      RUNS,
    );
  });

  it('maps are complete, ascending and inside the source', () => {
    fc.assert(
      fc.property(texts, (source) => {
        const { text, toSource, sourceEnd } = foldText(source);
        if (toSource === undefined || sourceEnd === undefined) {
          expect(text.length).toBe(source.length);
          expect(sourceEnd).toBeUndefined();
          return;
        }
        expect(text).not.toBe(source);
        expect(toSource.length).toBe(text.length + 1);
        expect(sourceEnd.length).toBe(text.length);
        expect(toSource[text.length]).toBe(source.length);
        for (let i = 0; i < text.length; i++) {
          expect(toSource[i]!).toBeLessThan(sourceEnd[i]!);
          expect(toSource[i]!).toBeLessThanOrEqual(toSource[i + 1]!);
          // A unit ends before the next begins, unless both stand for the same source.
          const shared = i + 1 < text.length && toSource[i] === toSource[i + 1];
          if (shared) expect(sourceEnd[i]).toBe(sourceEnd[i + 1]);
          else expect(sourceEnd[i]!).toBeLessThanOrEqual(toSource[i + 1]!);
        }
      }),
      RUNS,
    );
  });

  it('a unit that folding does not touch stands for itself', () => {
    fc.assert(
      fc.property(texts, (source) => {
        const { text, toSource } = foldText(source);
        const spaced = foldText(`${source} k`);
        const at = spaced.text.length - 1;
        expect(spaced.text.slice(0, at - 1)).toBe(text);
        expect(sourceSpan(spaced, at, at + 1)).toEqual({ start: source.length + 1, end: source.length + 2 });
        expect(toSource === undefined || toSource.length > 0).toBe(true);
      }),
      RUNS,
    );
  });

  it('the span of the whole text leaves only invisible characters outside', () => {
    fc.assert(
      fc.property(texts, (source) => {
        const result = foldText(source);
        const span = sourceSpan(result, 0, result.text.length);
        expect(folded(source.slice(0, span.start))).toBe('');
        expect(folded(source.slice(span.end))).toBe('');
      }),
      RUNS,
    );
  });

  it('takes an accent behind a ligature along with each of its units', () => {
    const result = foldText('\u2474\u0301');
    for (let at = 0; at < result.text.length; at++) {
      expect(sourceSpan(result, at, at + 1)).toEqual({ start: 0, end: 2 });
    }
  });

  it('a mark that composes with nothing, behind what was expanded, belongs to each of its units', () => {
    const result = foldText('\u2474\u093c');
    for (const unit of [0, 1, 2]) expect(sourceSpan(result, unit, unit + 1)).toEqual({ start: 0, end: 2 });
  });

  it('no span splits a pair or leaves an accent behind', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), fc.nat(40), (source, a, b) => {
        const result = foldText(source);
        const start = Math.min(a, b, result.text.length);
        const end = Math.min(Math.max(a, b), result.text.length);
        if (start === end) return;
        const span = sourceSpan(result, start, end);
        expect(span.start).toBeLessThan(span.end);
        for (const border of [span.start, span.end]) {
          if (border === 0 || border === source.length) continue;
          const pair = /[\ud800-\udbff]/.test(source[border - 1]!) && /[\udc00-\udfff]/.test(source[border]!);
          expect(pair).toBe(false);
        }
        if (span.end < source.length && folded(source[span.end]!) !== '') {
          expect(COMBINING[source.charCodeAt(span.end)]).toBe(0);
        }
      }),
      RUNS,
    );
  });

  it('what lies outside a replaced span folds as if it stood alone, so nothing of the span is left', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('4', '１', '𝟎', '\u200b', '٣', '①'), { minLength: 1, maxLength: 12 }),
        (digits) => {
          const source = `id ${digits.join('')} end`;
          const result = foldText(source);
          const value = /\d+/.exec(result.text);
          if (value === null) return;
          const span = sourceSpan(result, value.index, value.index + value[0].length);
          const rest = source.slice(0, span.start) + source.slice(span.end);
          expect(folded(rest)).toBe('id  end');
        },
      ),
      RUNS,
    );
  });
});
