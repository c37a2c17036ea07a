import '#ui/tokens.css';
import '#ui/parts.css';
import { mountDesk } from '#desk/app.tsx';
import { DeskInMemory } from './desk-in-memory.ts';

/** Shows the desk over an in-memory Desk; the query says which door and which state. Only for screen tests. */
const query = new URLSearchParams(location.search);
const begin = query.get('begin');
document.documentElement.dataset.thema = query.get('thema') ?? 'licht';
const desk = new DeskInMemory(query.get('staat') ?? 'vol');
Object.assign(globalThis, { desk });
mountDesk(
  document.getElementById('app')!,
  desk,
  begin === 'inrichten' || begin === 'toetreden' ? begin : 'desk',
  location.hash.slice(1),
);
