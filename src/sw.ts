/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

/* Touches GET only, and of those only the app's own files: a worker that sits between the outbox and the server has
   corrupted submissions elsewhere (enketo#1584). Nothing of the domain lives here. */
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/v1\//, /^\/healthz$/, /^\/readyz$/, /^\/\.well-known\//],
  }),
);

/* The first version takes the page it was installed from: from then on the app starts without a network. */
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/* A new version waits until the person agrees; the page sends this after she did. */
self.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
