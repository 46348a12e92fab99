/** Makes the engine of this thread. Another engine module can stand in for the built-in one (tests do that). */
import type { EngineSettings, RecordEngine } from '../engine/types.ts';
import type { WorkerSetup } from './jobs.ts';
import { Performer } from './perform.ts';

interface EngineModule {
  createRecordEngine(settings: EngineSettings): Promise<RecordEngine>;
}

export async function loadPerformer(setup: WorkerSetup): Promise<Performer> {
  const engineModule: EngineModule =
    setup.engineModule === undefined
      ? await import('../engine/record-engine.ts')
      : await import(setup.engineModule);
  return new Performer(await engineModule.createRecordEngine(setup.settings));
}
