/**
 * What lists alone took for somebody and is a car or a firm by what stands with it: the make of a car in a conversation about
 * cars ("holden commodore"), and what ends as firms do ("odalys ltd"). Asked about once a conversation, behind all names.
 */
import { hashWord, wordSet } from '../../text/word-hash.ts';
import type { ConversationScan } from '../scan.ts';

const MAKES = wordSet(
  'abarth acura alfa alpina aston audi bentley bmw bugatti buick cadillac chevrolet chevy chrysler citroen dacia daewoo daihatsu datsun dodge ferrari ' +
    'fiat fisker ford genesis gmc holden honda hummer hyundai infiniti isuzu jaguar jeep kia koenigsegg lada lamborghini lancia lexus lincoln lotus lucid mahindra ' +
    'maruti maruthi maserati maybach mazda mclaren mercedes mercury mini mitsubishi nissan opel pagani peugeot plymouth polestar pontiac porsche proton renault rivian ' +
    'rolls rover saab saturn scion skoda ssangyong subaru suzuki tata tesla toyota vauxhall volkswagen volvo vw',
);
/** UTF-16 units in which the longest of them has room. */
const MAKE_UNITS = 20;
const CARS = wordSet('car cars vehicle vehicles auto truck');
const FIRM_ENDS = wordSet(
  'ltd limited pvt corp corporation inc incorporated llc llp plc gmbh tech technologies technology solutions motors airways airlines infotech systems softwares industries enterprises music musics musicals',
);
/** Of a firm whose name is one word. */
const RUN_TOGETHER = /(?:infotech|softwares?|technolog(?:y|ies)|solutions|systems|industries|enterprises)$/;

/** Whether the word with this hash is a make of cars. */
export const isMake = (h1: number): boolean => MAKES.has(h1);

export class MakesAndFirms {
  private readonly scan: ConversationScan;
  private aboutCars: boolean | undefined;

  constructor(scan: ConversationScan) {
    this.scan = scan;
  }

  /** Forgets the conversation before. */
  begin(): void {
    this.aboutCars = undefined;
  }

  /** Whether the text of a name is that of a make or of a firm. @param before what stands before it in the message */
  isNobody(text: string, before = ''): boolean {
    const words = text.toLowerCase().split(/[^\p{L}\p{M}]+/u);
    if (words.length > 1 && FIRM_ENDS.has(hashWord(words.at(-1)!).h1)) return true;
    // "odalysinfotech"
    if (words.length === 1 && RUN_TOGETHER.test(words[0]!)) return true;
    if (!this.isAboutCars()) return false;
    // "mitsubishi odalys": a model. PERF: a long text is not read to its beginning for each name.
    const make = /([\p{L}\p{M}]+) $/u.exec(before.slice(-MAKE_UNITS).toLowerCase())?.[1] ?? '';
    return MAKES.has(hashWord(words[0]!).h1) || MAKES.has(hashWord(make).h1);
  }

  private isAboutCars(): boolean {
    if (this.aboutCars === undefined) {
      const { h1 } = this.scan.words;
      const end = this.scan.count === 0 ? 0 : this.scan.endWordOf(this.scan.count - 1);
      this.aboutCars = false;
      for (let word = 0; word < end && !this.aboutCars; word++) this.aboutCars = CARS.has(h1[word]!);
    }
    return this.aboutCars;
  }
}
