import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** What a browser loads later is here from the start: nothing in a schedule may wait for a file. */
function eager(): Plugin {
  return {
    name: 'eager',
    transform(code, id) {
      if (!id.includes('/src/device/')) return undefined;
      const found: string[] = [];
      const changed = code.replace(/\bimport\((['"]\.\/[\w-]+\.ts['"])\)/g, (_, path: string) => {
        found.push(`import * as eager${found.length} from ${path};`);
        return `Promise.resolve(eager${found.length - 1})`;
      });
      return found.length === 0 ? undefined : { code: `${found.join('\n')}\n${changed}`, map: null };
    },
  };
}

/** How the product is loaded for a simulation: everything at once, and without a second of work for each passphrase. */
export const forSimulation = () => ({
  plugins: [eager()],
  resolve: { alias: { '@noble/hashes/argon2.js': here('argon2.ts') } },
});
