import '#ui/tokens.css';
import '#ui/parts.css';
import { cell } from '#device/live.ts';
import { mountField } from '#field/app-field.tsx';
import { applyLook } from '#ui/theme.ts';
import { fieldStates } from './field-states.ts';
import { phoneInMemory } from './phone-in-memory.ts';

/** Shows the field app over a phone in memory; the query says in which state. Only for tests of the screens. */
const query = new URLSearchParams(location.search);
applyLook();
document.documentElement.dataset.thema = query.get('thema') ?? 'licht';
/** Sunday 1 March 2026, 21:52 on the wall of this machine, and the clock runs on from there. */
const begin = new Date(2026, 2, 1, 21, 52).getTime();
const now = () => new Date(begin + performance.now());
const phone = phoneInMemory(now);
const update = cell<(() => void) | undefined>(undefined);
fieldStates[query.get('staat') ?? 'leeg']?.(phone, now, update);
Object.assign(globalThis, { phone });
mountField(document.getElementById('app')!, {
  phone,
  now,
  uitnodiging: query.get('uitnodiging') ?? undefined,
  onIngeschreven: () => undefined,
  update,
});
