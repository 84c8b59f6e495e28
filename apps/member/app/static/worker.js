// Keeps the app and its photographs for the time without a network. Answers of the API are kept by the app itself.
const SHELL = "shell-{{version}}";
const PHOTOS = "photos-1";
const FILES = {{files}};
const MOST_PHOTOS = 120;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.addAll(FILES))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  const others = (names) => names.filter((name) => name.startsWith("shell-") && name !== SHELL);
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(others(names).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") {
    return;
  }
  const url = new URL(request.url);
  if (request.mode === "navigate") {
    event.respondWith(page(request));
  } else if (url.pathname.startsWith("/media/") && request.destination === "image") {
    event.respondWith(photo(request));
  } else if (url.origin === self.location.origin && FILES.includes(url.pathname)) {
    event.respondWith(caches.match(url.pathname).then((kept) => kept ?? fetch(request)));
  } else if (url.origin === self.location.origin && url.pathname.startsWith("/assets/")) {
    event.respondWith(kept(SHELL, request));
  }
});

// Any address of the app is the same page. A new version is taken when it comes quickly enough.
async function page(request) {
  const late = new Promise((resolve) => setTimeout(resolve, 1500));
  const fresh = fetch(request).catch(() => undefined);
  const answer = await Promise.race([fresh, late]);
  if (answer?.ok) {
    return answer;
  }
  return (await caches.match("/")) ?? (await fresh) ?? Response.error();
}

// What never changes under its address is asked for once.
async function kept(name, request) {
  const cache = await caches.open(name);
  const known = await cache.match(request);
  if (known) {
    return known;
  }
  const answer = await fetch(request);
  if (answer.ok || answer.type === "opaque") {
    await cache.put(request, answer.clone());
  }
  return answer;
}

async function photo(request) {
  const answer = await kept(PHOTOS, request);
  const cache = await caches.open(PHOTOS);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_PHOTOS)).map((key) => cache.delete(key)));
  return answer;
}
