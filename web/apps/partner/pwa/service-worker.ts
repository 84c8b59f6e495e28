/// <reference lib="webworker" />

/**
 * The portal without network: its files, and nothing of the API's. Door mode keeps its own data (features/door/storage).
 * Files with a hash in their name are answered from the cache; pages and the configuration from the network, and from
 * the cache when there is none.
 */
declare const self: ServiceWorkerGlobalScope;
/** Every file that is kept, written in at build. */
declare const __FILES__: readonly string[];
/** Changes with the files. */
declare const __VERSION__: string;

const CACHE = `portal-${__VERSION__}`;
const PAGE = '/index.html';
const CONFIG = '/config.json';

self.addEventListener('install', (event) => {
  event.waitUntil(keepFiles().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCaches().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(networkFirst(request, PAGE));
  else if (pathname === CONFIG) event.respondWith(networkFirst(request, CONFIG));
  else if (pathname.startsWith('/assets/')) event.respondWith(cacheFirst(request));
  // Without a hash in its name (the theme's script, the icons): the newest there is.
  else if (__FILES__.includes(pathname)) event.respondWith(networkFirst(request, pathname));
});

async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([...__FILES__, CONFIG].map((file) => new Request(file, { cache: 'no-cache' })));
}

async function dropOldCaches(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

/** `kept` is what stands for the request without network. */
async function networkFirst(request: Request, kept: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok && kept === CONFIG) await cache.put(kept, response.clone());
    return response;
  } catch (error) {
    const found = await cache.match(kept);
    if (found === undefined) throw error;
    return found;
  }
}

async function cacheFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const found = await cache.match(request);
  if (found !== undefined) return found;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}
