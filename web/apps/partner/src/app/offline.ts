/** Keeps the portal's files for a door without network. Only built sites have a service worker. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Without it everything works but a start without network.
  void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}
