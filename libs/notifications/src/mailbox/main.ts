import { mailSink } from './mail-sink.js';

// A program of its own: through the lib's door it would load the whole house, which takes ten times as long.
process.exitCode = await mailSink({ env: process.env });
