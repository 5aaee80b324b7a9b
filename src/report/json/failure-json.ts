import type { FailureAnswer } from '../../core/analysis/failure/answer.ts';
import type { NoMainView } from '../../core/view/trace/trace-view.ts';

/** The names are stable, because scripts read them. The texts may change. */
const SCHEMA_VERSION = '1.0';

export function failureJson({ argv, cause, place, setBy }: FailureAnswer, view: NoMainView) {
  return {
    schemaVersion: SCHEMA_VERSION,
    command: argv,
    cause: { id: view.id, about: cause.by, sentence: view.sentence, place, setBy },
    fixes: view.fixes,
    goSays: view.goWords,
  };
}
