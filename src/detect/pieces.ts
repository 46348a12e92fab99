/**
 * What the detector gathers evidence by, one piece a kind, made once over one scan. A detector may be given other
 * pieces than these: `npm run eval -- --ablate` leaves one out at a time to measure what it is worth. No policy and no
 * flag does.
 */
import type { CompiledRules } from '../rules/compile.ts';
import { KnownValues } from './conversation/known-values.ts';
import { PartsOfKnown } from './conversation/parts-of-known.ts';
import { SlipsOfKnown } from './conversation/slips-of-known.ts';
import { TalkEvidence } from './conversation/talk.ts';
import { CueContext } from './cue-context.ts';
import { NameCandidates } from './names.ts';
import { PlaceCandidates } from './places/places.ts';
import { RuleCandidates } from './rule-candidates.ts';
import type { MatchSearch } from './rule-matches.ts';
import type { ConversationScan } from './scan.ts';

export interface Pieces {
  readonly cues: CueContext;
  readonly rules: Pick<RuleCandidates, 'begin' | 'offer'>;
  readonly names: Pick<NameCandidates, 'begin' | 'add' | 'withdrawn'>;
  readonly places: Pick<PlaceCandidates, 'begin' | 'add'>;
  readonly known: Pick<KnownValues, 'collect' | 'find' | 'mayBegin'>;
  readonly parts: Pick<PartsOfKnown, 'collect' | 'find'>;
  readonly slips: Pick<SlipsOfKnown, 'collect' | 'find'>;
  readonly talk: Pick<TalkEvidence, 'find'>;
}

export function createPieces(
  rules: CompiledRules,
  scan: ConversationScan,
  search?: MatchSearch,
  cues: CueContext = new CueContext(scan, rules),
): Pieces {
  return {
    cues,
    rules: new RuleCandidates(rules, scan, cues, search),
    names: new NameCandidates(rules, scan, cues),
    places: new PlaceCandidates(rules, scan, cues),
    known: new KnownValues(scan, (h1, h2) => rules.words.lookup(h1, h2)),
    parts: new PartsOfKnown(scan),
    slips: new SlipsOfKnown(scan),
    talk: new TalkEvidence(rules, scan, cues),
  };
}
