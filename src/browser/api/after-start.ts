/** In milliseconds: longer than a launch takes until its tab is asked for, if nobody has to sign in. */
const pauseMilliseconds = 500;

/** Runs what a worker does whenever it starts. Nobody waits for that, so the launch that woke the worker goes first. */
export function afterStart(task: () => void): void {
  setTimeout(task, pauseMilliseconds);
}
