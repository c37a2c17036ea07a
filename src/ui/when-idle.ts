/** Does something once there is nothing better to do. WebKit has no idle callback: then a moment later. */
export function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: 3_000 });
  else setTimeout(act, 500);
}
