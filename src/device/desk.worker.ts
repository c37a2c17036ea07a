import type { DeskCalls, DeskNews } from './desk-calls.ts';
import { hostDesk } from './desk-host.ts';
import { serve } from './desk-rpc.ts';

/** Where the desk keeps its secrets: keys, open cases, and the line. Nothing of it is written anywhere. */
serve<DeskCalls, DeskNews>(self, (tell) =>
  hostDesk(
    {
      fetch: (input, init) => fetch(input, init),
      origin: self.location.origin,
      now: () => Date.now(),
    },
    tell,
  ),
);
