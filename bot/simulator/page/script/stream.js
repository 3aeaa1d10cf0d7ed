// The simulator's news, as it happens; comes back by itself when the simulator was away.

const PATIENCE = 1000; // milliseconds before another try, when the browser itself has given up

/**
 * Listens until the page closes. `onnews` gets every event; `onback` runs at the first connection and after each
 * gap, because what happened in between has to be read afresh; `onlost` when the line breaks.
 */
export function listen({ onnews, onback, onlost }) {
  const source = new EventSource("/sim/events");
  source.onopen = () => onback();
  source.onmessage = (event) => onnews(JSON.parse(event.data));
  source.onerror = () => {
    onlost();
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listen({ onnews, onback, onlost }), PATIENCE);
  };
}
