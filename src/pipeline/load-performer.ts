/** Makes the engine of this thread. Another engine module can stand in for the built-in one (tests do that). */
import type { EngineSettings, RecordEngine } from '../engine/types.ts';
import type { WorkerSetup } from './jobs.ts';
import { Performer } from './perform.ts';

interface EngineModule {
  createRecordEngine(settings: EngineSettings): Promise<RecordEngine>;
}

export async function loadPerformer({ settings, engineModule }: WorkerSetup): Promise<Performer> {
  if (engineModule === undefined) {
    const { createMemoryEngine } = await import('../engine/engine.ts');
    const engine = await createMemoryEngine(settings);
    return new Performer(engine.records, engine);
  }
  const loaded: EngineModule = await import(engineModule);
  return new Performer(await loaded.createRecordEngine(settings));
}
