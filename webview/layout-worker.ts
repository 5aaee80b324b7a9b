// elkjs's own worker: it answers the messages of `elkjs/lib/elk-api`. Shipped compressed beside the bundle
// and started from a blob, so that it works from a file on disk and under a strict policy.
import 'elkjs/lib/elk-worker.min.js';
