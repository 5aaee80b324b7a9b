/** Why a traced command had nothing to run, by what go printed and the files as they are now. */
export { answerToSaid } from '../../collect/main-package/failure.ts';
