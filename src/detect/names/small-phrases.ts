/**
 * Names in small letters beside the phrases of rules/cues/name-*.yaml: which of the ways of telling one is asked at which kind of
 * phrase, and in what order. The first that finds one has pushed it.
 */
import type { NameReader } from './name-reader.ts';
import type { NameSink } from './name-sink.ts';
import type { NameWords } from './name-words.ts';
import { SmallDeskNames } from './small-desk-names.ts';
import { SmallRelatedNames } from './small-related-names.ts';
import { SmallToldNames } from './small-told-names.ts';
import { SmallUnknownNames } from './small-unknown-names.ts';
import type { Lookup } from './unknown-words.ts';

export class SmallPhrases {
  private readonly kin: SmallRelatedNames;
  private readonly unknown: SmallUnknownNames;
  private readonly desk: SmallDeskNames;
  private readonly told: SmallToldNames;

  constructor(words: NameWords, reader: NameReader, sink: NameSink, lookup: Lookup) {
    this.kin = new SmallRelatedNames(words, reader, sink, lookup);
    this.unknown = new SmallUnknownNames(words, reader, sink, lookup);
    this.desk = new SmallDeskNames(words, sink, lookup);
    this.told = new SmallToldNames(words, sink, lookup);
  }

  /** "quastlin here" */
  addBefore(phrase: number): boolean {
    return this.desk.addBefore(phrase);
  }

  /** "this is quastlin from …" */
  addIntroduced(phrase: number, word: number): boolean {
    return this.kin.add(phrase, word) || this.unknown.addFrom(phrase, word) || this.desk.addIntroduced(word);
  }

  /** "i'm quastlin, …" */
  addStated(phrase: number, word: number): boolean {
    const { kin, unknown, desk } = this;
    if (unknown.addFrom(phrase, word) || unknown.addMyself(phrase, word)) return true;
    if (desk.addStated(phrase, word) || kin.addBeforeKin(word)) return true;
    return unknown.addPair(word, 'after-introduction');
  }

  /** "hi, quastlin from …": asked before titles are passed over. */
  addAtDesk(word: number): boolean {
    return this.desk.addGreeted(word);
  }

  /** "thanks quastlin." */
  addGreeted(word: number): boolean {
    return this.unknown.addGreeted(word);
  }

  /** "no worries quastlin." */
  addAddressed(phrase: number, word: number): boolean {
    return this.told.addAddressed(phrase, word);
  }

  /** ", quastlin," behind a relation. */
  addApposed(word: number): boolean {
    return this.kin.apposed.add(word);
  }

  /** "my wife quastlin", and "my wife is quastlin" where `far`. */
  addRelated(phrase: number, word: number, far: boolean): boolean {
    const { kin, unknown, told } = this;
    if (far) return kin.addCalled(word) || unknown.addPair(word, 'after-relation') || unknown.addCalled(word);
    if (kin.add(phrase, word) || kin.addToldOf(phrase, word)) return true;
    return unknown.addLast(phrase, word) || told.addRelated(word);
  }
}
