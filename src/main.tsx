import '#ui/tokens.css';
import '#ui/parts.css';
import { firstVisit } from '#device/first-visit.ts';
import { cell } from '#device/live.ts';
import { applyLook, followDevice } from '#ui/theme.ts';
import { whenIdle } from '#ui/when-idle.ts';

/* The front door of the browser: looks at the path, and opens one of the two apps with its device. */

// Before anything is painted: a lit screen at night, or a dark one in the sun, is a wrong first impression.
applyLook();
followDevice();

const root = document.getElementById('app')!;
const now = () => new Date();

/** Of the invitation only its kind is looked at here; the app that gets it reads it properly. */
function invitesMember(fragment: string): boolean {
  try {
    const text = atob(fragment.replaceAll('-', '+').replaceAll('_', '/'));
    return (JSON.parse(text) as { soort?: unknown }).soort === 'lid';
  } catch {
    return false;
  }
}

async function openDesk(begin: 'desk' | 'inrichten' | 'toetreden'): Promise<void> {
  const [{ mountDesk }, { createDesk }] = await Promise.all([
    import('#desk/app.tsx'),
    import('#device/create-desk.ts'),
  ]);
  mountDesk(root, createDesk(), begin, location.hash.slice(1));
}

async function openField(uitnodiging: string | undefined): Promise<void> {
  // Who comes for the first time sees this screen first.
  if (firstVisit()) void import('#field/screens/inschrijven.tsx').catch(() => undefined);
  const update = cell<(() => void) | undefined>(undefined);
  const [{ mountField }, { createPhone }] = await Promise.all([
    import('#field/app-field.tsx'),
    import('#device/create-phone.ts'),
  ]);
  mountField(root, {
    phone: createPhone(),
    now,
    uitnodiging,
    update,
    onIngeschreven: () => history.replaceState(history.state, '', '/'),
  });
  // What keeps the app for later does not take the line from what is asked for now.
  whenIdle(() => void registerServiceWorker((accept) => (update.value = accept)).catch(() => undefined));
}

/** A new version waits until the person agrees; the screens offer it only where no signaal is being written. */
async function registerServiceWorker(onWaiting: (accept: () => void) => void): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { Workbox } = await import('workbox-window');
  type ScriptUrl = ConstructorParameters<typeof Workbox>[0];
  interface PolicyFactory {
    createPolicy(name: string, rules: object): { createScriptURL(url: string): ScriptUrl };
  }
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  const policy = trustedTypes?.createPolicy('mr-sw', {
    createScriptURL: (url: string) => {
      if (url === '/sw.js') return url;
      throw new TypeError('only our own service worker');
    },
  });
  const workbox = new Workbox(policy?.createScriptURL('/sw.js') ?? '/sw.js');
  workbox.addEventListener('waiting', () =>
    onWaiting(() => {
      workbox.addEventListener('controlling', () => location.reload());
      workbox.messageSkipWaiting();
      // Chromium parks a new worker for five minutes when the old one is asked for a file just then; a new page frees it.
      setTimeout(() => location.reload(), 3_000);
    }),
  );
  await workbox.register().catch(() => undefined);
}

async function openApp(): Promise<void> {
  const { pathname, hash } = location;
  if (pathname === '/desk') return openDesk('desk');
  if (pathname === '/inrichten') return openDesk('inrichten');
  if (pathname === '/uitnodiging' && invitesMember(hash.slice(1))) return openDesk('toetreden');
  return openField(pathname === '/uitnodiging' && hash.length > 1 ? location.href : undefined);
}

openApp().catch((error: unknown) => {
  root.replaceChildren();
  document.getElementById('opstartfout')!.hidden = false;
  throw error;
});
