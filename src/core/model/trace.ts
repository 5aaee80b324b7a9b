import type * as v from 'valibot';
import type {
  actionSchema,
  binarySchema,
  buildDiagnosticSchema,
  goToolchainSchema,
  loadPhaseSchema,
  moduleContextSchema,
  moduleInfoSchema,
  panicSchema,
  programRunSchema,
  testFailureSchema,
  testResultSchema,
  traceSchema,
} from './trace-schema.ts';

/** The types of a trace, derived from its one definition; trace-schema.ts explains each field. */
export interface BuildTrace extends v.InferOutput<typeof traceSchema> {}
export interface GoToolchain extends v.InferOutput<typeof goToolchainSchema> {}
export interface ModuleContext extends v.InferOutput<typeof moduleContextSchema> {}
export interface ModuleInfo extends v.InferOutput<typeof moduleInfoSchema> {}
export interface Action extends v.InferOutput<typeof actionSchema> {}
export interface BuildDiagnostic extends v.InferOutput<typeof buildDiagnosticSchema> {}
export interface TestResult extends v.InferOutput<typeof testResultSchema> {}
export interface TestFailure extends v.InferOutput<typeof testFailureSchema> {}
export interface Panic extends v.InferOutput<typeof panicSchema> {}
export interface ProgramRun extends v.InferOutput<typeof programRunSchema> {}
export interface Binary extends v.InferOutput<typeof binarySchema> {}
export interface LoadPhase extends v.InferOutput<typeof loadPhaseSchema> {}
export type Outcome = Action['outcome'];
