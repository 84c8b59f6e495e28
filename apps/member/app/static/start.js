// Starts the app, then the worker that keeps it for the time without a network.
import start from "{{script}}";

const KEPT = "yousoon-config";

// Where the API is, is said by the server; without a network it is where it was last time.
async function config() {
  try {
    const answer = await fetch("/config.json");
    const text = await answer.text();
    const said = JSON.parse(text);
    localStorage.setItem(KEPT, text);
    return said;
  } catch {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}");
  }
}

// The map comes when it is first looked at.
globalThis.yousoonMap = () => {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "{{map-style}}";
  document.head.append(style);
  return import("{{map}}");
};

const compiled = WebAssembly.compileStreaming(fetch("{{wasm}}", { credentials: "same-origin" }));
globalThis.yousoonConfig = await config();
await start({ module_or_path: await compiled });

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/worker.js").catch(() => {
    // Private windows have none: the app works, with a network.
  });
}
