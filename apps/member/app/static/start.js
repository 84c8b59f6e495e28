// Starts the app, then the worker that keeps it for the time without a network.
import start from "{{script}}";

// The map comes when it is first looked at.
globalThis.yousoonMap = () => {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "{{map-style}}";
  document.head.append(style);
  return import("{{map}}");
};

const compiled = WebAssembly.compileStreaming(fetch("{{wasm}}", { credentials: "same-origin" }));
globalThis.yousoonConfig = await globalThis.yousoonSaid;
const { memory } = await start({ module_or_path: await compiled });
// What the app holds, for measurements.
globalThis.yousoonMemory = () => memory.buffer.byteLength;

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/worker.js").catch(() => {
    // Private windows have none: the app works, with a network.
  });
}
