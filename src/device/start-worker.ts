type ScriptUrl = ConstructorParameters<typeof Worker>[0];
interface Policy {
  createScriptURL(url: string): ScriptUrl;
}
interface PolicyFactory {
  createPolicy(name: string, rules: object): Policy;
}

let policy: Policy | undefined;

/**
 * Takes the address that the build gave a worker of ours; starts it. Under Trusted Types a worker starts only from an
 * address that a named policy let through (headers: `trusted-types mr-werker`), and this one lets through nothing else
 * than a file of our own origin.
 */
export function startWorker(address: string, name: string): Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  policy ??= trustedTypes?.createPolicy('mr-werker', {
    createScriptURL: (url: string) => {
      if (new URL(url, location.href).origin === location.origin) return url;
      throw new TypeError('only our own workers');
    },
  });
  return new Worker(policy?.createScriptURL(address) ?? address, { type: 'module', name });
}
