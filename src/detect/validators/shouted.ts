/** Codes of capitals ("KXWQZT") and words of people who write in capitals look alike; the words around tell. */

/** Capitals around a code: "PNR", "BOOKING REF" and a sign-off are common, whole sentences are not. */
const CODES_AROUND = 3;

/** Whether the value, capitals alone, stands in a text that is written in capitals. */
export function isShouted(value: string, text: string): boolean {
  if (/\d/.test(value)) return false;
  const words = text.match(/(?<![\p{L}\p{N}])\p{Lu}{2,64}(?![\p{L}\p{N}])/gu) ?? [];
  const others = words.length - 1;
  if (others <= CODES_AROUND) return false;
  // Labels in capitals among sentences in small letters ("CPF …, CEP …") shout nothing.
  return others > (text.match(/\p{Ll}{2,64}/gu)?.length ?? 0);
}
