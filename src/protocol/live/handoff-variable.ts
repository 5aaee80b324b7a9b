/** The variable with the handoff. In a file of its own, so that without it nothing else has to be loaded. */
export const HANDOFF_VARIABLE = 'GO_BUILD_PIPELINE_HOST';
