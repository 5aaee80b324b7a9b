/** Where an editor says what it wants. By itself: whoever finds it unset loads nothing that reads it. */
export const HANDOFF_VARIABLE = 'GO_BUILD_PIPELINE_HOST';
