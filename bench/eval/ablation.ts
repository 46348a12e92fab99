/**
 * What each piece of evidence is worth: the figures of a detector without it, beside those of the whole. A piece is left out
 * before it says anything, so that what others would have made of its findings (a town beside a name, a known value)
 * goes with it. What two pieces both find costs nothing in either row; `all of the conversation` leaves out every
 * piece that reads more than one message.
 */
import { TalkEvidence, type TalkPieces } from '../../dist/detect/conversation/talk.js';
import { CueContext, type CueNearby } from '../../dist/detect/cue-context.js';
import { Detector, type DetectorOptions } from '../../dist/detect/detector.js';
import { createPieces, type Pieces } from '../../dist/detect/pieces.js';
import { ConversationScan } from '../../dist/detect/scan.js';
import { CompiledRule, type CompiledRules } from '../../dist/rules/compile.js';
import type { Corpus } from './corpora.ts';
import { detectIn } from './detected.ts';
import type { FoundSpan } from './gold.ts';
import { leaks, ratio, recall, type Score, score, strictPrecision, typedRecall } from './score.ts';

type Cues = 'cue' | 'question' | 'against';

export interface Ablation {
  readonly name: string;
  /** Pieces that do nothing, in place of those that would. */
  readonly pieces?: Partial<Pieces>;
  readonly talk?: Partial<TalkPieces>;
  /** Cue phrases that are not seen: near the value, in a message before, those that speak against it. */
  readonly cues?: readonly Cues[];
  /** Check digits, lengths and number plans. */
  readonly validators?: false;
  /** Participants and speakers' names. */
  readonly labels?: false;
}

const nothing = (): void => {};
const NO_CANDIDATES = { begin: nothing, add: nothing };
const NO_VALUES = { collect: nothing, find: nothing, mayBegin: () => false };
const NO_SPOKEN = { ...NO_CANDIDATES, close: nothing, mayHold: () => false };
const NO_SPLIT = { ...NO_CANDIDATES, close: nothing, end: nothing };
const NO_CORRECTIONS = { ...NO_CANDIDATES, close: nothing };

export const WHOLE: Ablation = { name: '' };

export const ABLATIONS: readonly Ablation[] = [
  { name: 'rules', pieces: { rules: { begin: nothing, offer: nothing } } },
  { name: 'validators', validators: false },
  { name: 'cue phrases nearby', cues: ['cue'] },
  { name: 'cue phrases against', cues: ['against'] },
  { name: 'names', pieces: { names: { ...NO_CANDIDATES, withdrawn: () => () => false } } },
  { name: 'places', pieces: { places: NO_CANDIDATES } },
  { name: 'questions with cue phrases', cues: ['question'] },
  { name: 'answers', talk: { answers: NO_CANDIDATES } },
  { name: 'unseen questions', talk: { unseen: NO_CANDIDATES } },
  { name: 'spoken values', talk: { spoken: NO_SPOKEN } },
  { name: 'split values', talk: { split: NO_SPLIT } },
  { name: 'corrections', talk: { corrections: NO_CORRECTIONS } },
  { name: 'known values', pieces: { known: NO_VALUES } },
  { name: 'parts of known values', pieces: { parts: NO_VALUES } },
  { name: 'slips of known names', pieces: { slips: NO_VALUES } },
  { name: 'participants and speakers', labels: false },
  {
    name: 'all of the conversation',
    pieces: { known: NO_VALUES, parts: NO_VALUES, slips: NO_VALUES, talk: { find: () => new Map() } },
    cues: ['question'],
    labels: false,
  },
];

export interface Ablated {
  readonly name: string;
  readonly score: Score;
}

/** The whole detector's figures first, then those without each piece in turn. */
export function ablate(corpus: Corpus, rules: CompiledRules, options: DetectorOptions): Ablated[] {
  return [WHOLE, ...ABLATIONS].map((ablation) => ({
    name: ablation.name,
    score: scoreWithout(ablation, corpus, rules, options),
  }));
}

export function scoreWithout(
  ablation: Ablation,
  { conversations }: Corpus,
  rules: CompiledRules,
  options: DetectorOptions,
): Score {
  const fewer = ablation.validators === false ? withoutValidators(rules) : rules;
  const detector = detectorWithout(ablation, fewer, options);
  const found = new Map<string, readonly FoundSpan[]>();
  for (const [id, { findings }] of detectIn(conversations, fewer, options, detector, ablation.labels))
    found.set(id, findings);
  return score(conversations, found);
}

function detectorWithout(ablation: Ablation, rules: CompiledRules, options: DetectorOptions): Detector {
  const scan = new ConversationScan(rules);
  const cues = new CuesWithout(scan, rules, ablation.cues ?? []);
  const all = createPieces(rules, scan, undefined, cues);
  const talk = new TalkEvidence(rules, scan, cues, ablation.talk);
  return new Detector(rules, options, scan, undefined, undefined, { ...all, talk, ...ablation.pieces });
}

class CuesWithout extends CueContext {
  private readonly unseen: readonly Cues[];

  constructor(scan: ConversationScan, rules: CompiledRules, unseen: readonly Cues[]) {
    super(scan, rules);
    this.unseen = unseen;
  }

  override nearest(...asked: Parameters<CueContext['nearest']>): CueNearby | undefined {
    const cue = super.nearest(...asked);
    if (cue === undefined) return undefined;
    const [, , , , against = false] = asked;
    return this.unseen.includes(against ? 'against' : cue.kind) ? undefined : cue;
  }
}

/** As they are otherwise: a rule whose validator asks for so many digits is still not tried where there are fewer. */
function withoutValidators(rules: CompiledRules): CompiledRules {
  return {
    ...rules,
    rules: rules.rules.map((rule) => {
      const { file, index, minLength, maxLength, minDigits, cueGroups, negativeGroups, plan } = rule;
      const facts = { index, minLength, maxLength, minDigits, cueGroups, negativeGroups, plan };
      return new CompiledRule({ ...facts, file: { ...file, validators: [] } });
    }),
  };
}

export interface Worth {
  readonly name: string;
  /** What leaving the piece out adds to each figure; below 0 where the piece helps, but for leaks. */
  readonly recall: number;
  readonly typedRecall: number;
  readonly strictPrecision: number;
  readonly leaksPer1000: number;
}

/** Differences to the first, which is the whole. The piece that is missed most comes first. */
export function worths([whole, ...rest]: readonly Ablated[]): Worth[] {
  if (whole === undefined) return [];
  return rest
    .map(({ name, score: without }) => ({
      name,
      recall: (recall(without.overall) ?? 0) - (recall(whole.score.overall) ?? 0),
      typedRecall: (typedRecall(without.overall) ?? 0) - (typedRecall(whole.score.overall) ?? 0),
      strictPrecision: (strictPrecision(without) ?? 1) - (strictPrecision(whole.score) ?? 1),
      leaksPer1000:
        1000 * (ratio(leaks(without.overall) - leaks(whole.score.overall), without.messages) ?? 0),
    }))
    .sort((a, b) => a.recall - b.recall || a.strictPrecision - b.strictPrecision);
}
