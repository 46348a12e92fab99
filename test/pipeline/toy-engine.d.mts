import type { EngineSettings, RecordEngine } from '../../src/engine/types.ts';

export function createRecordEngine(settings?: EngineSettings): Promise<RecordEngine>;
