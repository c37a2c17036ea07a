import { useCallback, useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';

/** Where in the desk you are. Lives in history.state: the URL never changes, so it never carries an id or a word. */
const Plek = z.discriminatedUnion('scherm', [
  z.strictObject({ scherm: z.literal('werkvoorraad') }),
  z.strictObject({ scherm: z.literal('dossier'), melding: z.string() }),
  z.strictObject({ scherm: z.literal('verrijken'), melding: z.string() }),
  z.strictObject({ scherm: z.literal('terugkoppeling'), melding: z.string() }),
  z.strictObject({ scherm: z.literal('opvangwijzer'), melding: z.string() }),
  z.strictObject({ scherm: z.literal('opnemen') }),
  z.strictObject({ scherm: z.literal('inlezen') }),
  z.strictObject({ scherm: z.literal('monitoring') }),
  z.strictObject({ scherm: z.literal('beheer') }),
  z.strictObject({ scherm: z.literal('route') }),
]);
export type Plek = z.infer<typeof Plek>;

const Stand = z.strictObject({ plek: Plek, diepte: z.int() });
type Stand = z.infer<typeof Stand>;

const BEGIN: Stand = { plek: { scherm: 'werkvoorraad' }, diepte: 0 };

function current(): Stand {
  const found = Stand.safeParse(history.state);
  return found.success ? found.data : BEGIN;
}

/** Whoever logs in begins at the werkvoorraad: where somebody was before the lock is nobody's business. */
function begin(): Stand {
  history.replaceState(BEGIN, '');
  return BEGIN;
}

/** Gives the place you are and two ways to leave it: `ga` to another, `terug` to where you came from. */
export function useRoute() {
  const [stand, setStand] = useState(begin);

  useEffect(() => {
    const onPop = () => setStand(current());
    addEventListener('popstate', onPop);
    return () => removeEventListener('popstate', onPop);
  }, []);

  const ga = useCallback((plek: Plek) => {
    const next = { plek, diepte: current().diepte + 1 };
    history.pushState(next, '');
    setStand(next);
  }, []);

  const terug = useCallback((anders: Plek) => {
    if (current().diepte > 0) return history.back();
    const next = { plek: anders, diepte: 0 };
    history.replaceState(next, '');
    setStand(next);
  }, []);

  return { plek: stand.plek, ga, terug };
}
