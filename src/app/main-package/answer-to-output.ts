/** Why a traced command had nothing to run, from go's output and the current files. */
export { answerForDiagnostics } from '../../collect/main-package/failure.ts';
