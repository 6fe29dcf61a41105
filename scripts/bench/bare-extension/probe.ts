// Notes when the first row has been painted, in milliseconds since the epoch and since the page began to load.

const { port1, port2 } = new MessageChannel();
port1.onmessage = () => {
  const sinceStart = performance.now();
  localStorage.setItem('painted', JSON.stringify({ sinceStart, at: performance.timeOrigin + sinceStart }));
};
// A message that is sent as a frame begins arrives when it has been painted.
const noteNextFrame = () => requestAnimationFrame(() => port2.postMessage(undefined));
const isThere = () => document.querySelector('.row') !== null;
const observer = new MutationObserver(() => {
  if (!isThere()) return;
  observer.disconnect();
  noteNextFrame();
});
observer.observe(document, { childList: true, subtree: true });
