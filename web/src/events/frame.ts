// A hidden tab gets no animation frames; it still has to keep up.
const HIDDEN_MS = 250;

/** Runs `work` once before the next frame, however often it was asked for meanwhile. */
export function oncePerFrame(work: () => void): () => void {
  let scheduled = false;
  const run = () => {
    if (!scheduled) return;
    scheduled = false;
    work();
  };
  return () => {
    if (scheduled) return;
    scheduled = true;
    if (document.visibilityState === 'visible') requestAnimationFrame(run);
    // The tab may be hidden between asking for the frame and getting it.
    setTimeout(run, HIDDEN_MS);
  };
}
